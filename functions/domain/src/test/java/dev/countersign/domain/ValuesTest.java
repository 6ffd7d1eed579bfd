package dev.countersign.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Subject;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.TermsRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ValuesTest {
  @Test
  void ids_ofTheirForm_areAdmitted() {
    assertTrue(TenantId.admits("acme") && SourceId.admits("crm") && SessionId.admits("ses_1"));
    assertTrue(MessageId.admits("evt_1") && OutcomeType.admits("policy_signed"));
    assertTrue(EventId.admits("res_" + "0".repeat(32)) && !EventId.admits("res_"));
  }

  @Test
  void ids_asText_areTheirValue() {
    assertEquals("acme", new TenantId("acme").toString());
    assertEquals("crm", new SourceId("crm").toString());
    assertEquals("ses_1", new SessionId("ses_1").toString());
    assertEquals("evt_1", new MessageId("evt_1").toString());
    assertEquals("sold", new OutcomeType("sold").toString());
    assertEquals("out_" + "0".repeat(32), new OutcomeId("out_" + "0".repeat(32)).toString());
    assertEquals("res_" + "0".repeat(32), new EventId("res_" + "0".repeat(32)).toString());
  }

  @Test
  void ids_areOrderedByTheirText() {
    assertTrue(new TenantId("a").compareTo(new TenantId("b")) < 0);
    assertTrue(new SourceId("a").compareTo(new SourceId("b")) < 0);
    assertTrue(new SessionId("a").compareTo(new SessionId("b")) < 0);
    assertTrue(new MessageId("a").compareTo(new MessageId("b")) < 0);
    assertTrue(new OutcomeType("a").compareTo(new OutcomeType("b")) < 0);
    assertTrue(out('0').compareTo(out('1')) < 0);
    assertTrue(
        new EventId("res_" + "0".repeat(32)).compareTo(new EventId("res_" + "1".repeat(32))) < 0);
  }

  @Test
  void claimsAndDigests_areOrderedByTheirText() {
    var type = new OutcomeType("sold");
    assertTrue(Claim.of(type, List.of("a")).compareTo(Claim.of(type, List.of("b"))) < 0);
    assertTrue(
        Digest.of("a").compareTo(Digest.of("b"))
            == Digest.of("a").hex().compareTo(Digest.of("b").hex()));
  }

  @Test
  void matchKeys_areOrderedByKindAndHash() {
    var email = new MatchKey(MatchKey.Kind.EMAIL, "a");
    assertTrue(email.compareTo(new MatchKey(MatchKey.Kind.PHONE, "0")) < 0);
    assertTrue(email.compareTo(new MatchKey(MatchKey.Kind.EMAIL, "b")) < 0);
    assertTrue(email.compareTo(new MatchKey(MatchKey.Kind.RECORD, "0")) > 0);
  }

  private static OutcomeId out(char digit) {
    return new OutcomeId("out_" + String.valueOf(digit).repeat(32));
  }

  @Test
  void bytes_toTextSizeAndDigest_areThoseOfTheBytes() {
    var bytes = Bytes.of("é".getBytes(StandardCharsets.UTF_8));
    assertEquals("é", bytes.toText());
    assertEquals(2, bytes.size());
    assertEquals(Digest.of("é".getBytes(StandardCharsets.UTF_8)), bytes.digest());
    assertNotEquals(bytes, Bytes.of(new byte[2]));
    assertNotEquals(0, bytes.hashCode());
    // FIPS 180-4's own example.
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Digest.of("abc".getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Test
  void status_ofItsWord_isReadBack() {
    for (OutcomeStatus status : OutcomeStatus.values()) {
      assertEquals(status, OutcomeStatus.ofWire(status.wire()));
    }
    assertEquals("NotBillable", OutcomeStatus.NOT_BILLABLE.wire());
    assertThrows(IllegalArgumentException.class, () -> OutcomeStatus.ofWire("billable"));
  }

  @Test
  void assurance_grades_areOrdered() {
    assertEquals("body-signed-fresh", Assurance.BODY_SIGNED_FRESH.wire());
    assertTrue(Assurance.BODY_SIGNED.atLeast(Assurance.BODY_SIGNED));
    assertTrue(Assurance.BODY_SIGNED_FRESH.atLeast(Assurance.BODY_SIGNED));
    assertFalse(Assurance.CALLER_ONLY.atLeast(Assurance.BODY_SIGNED));
  }

  @Test
  void termsRef_writtenAndParsed_isTheSame() {
    var ref = new TermsRef(new OutcomeType("sold"), 12);
    assertEquals("sold@12", ref.toString());
    assertEquals(ref, TermsRef.parse("sold@12"));
  }

  @Test
  void rules_ofTheSameText_areEqual() {
    var rule = rule("why", "a = 1", Rule.Finding.HOLDS);
    var same = rule("why", "a = 1", Rule.Finding.FAILED);
    assertEquals(rule, same);
    assertEquals(rule.hashCode(), same.hashCode());
  }

  @Test
  void rules_ofOtherTexts_differ() {
    var rule = rule("why", "a = 1", Rule.Finding.HOLDS);
    assertNotEquals(rule, rule("why", "a = 2", Rule.Finding.HOLDS));
    assertNotEquals(rule, rule("other", "a = 1", Rule.Finding.HOLDS));
    assertFalse(rule.equals(new Object()));
    assertNotEquals(rule.hashCode(), rule("other", "a = 1", Rule.Finding.HOLDS).hashCode());
    assertNotEquals(rule.hashCode(), rule("why", "a = 2", Rule.Finding.HOLDS).hashCode());
  }

  private static Rule rule(String name, String expression, Rule.Finding finding) {
    return new Rule(name, expression, (truth, session) -> finding);
  }

  @Test
  void subjects_asText_showNoPersonalData() {
    for (Subject subject :
        List.of(
            new Subject.Email("ada@x"),
            new Subject.PhoneNumber("ada"),
            new Subject.Opaque("ada"),
            new Subject.IssSub("ada", "ada"),
            new Subject.Account("ada"),
            new Subject.Did("ada"),
            new Subject.Uri("ada"))) {
      assertEquals(subject.getClass().getSimpleName() + "[…]", subject.toString());
    }
  }

  @Test
  void tree_whoseMapChanges_staysTheSame() {
    var members = new TreeMap<String, Fact>(Map.of("a", new Fact.Text("x")));
    var tree = new Fact.Tree(members);
    members.clear();
    assertEquals(1, tree.values().size());
  }

  @Test
  void problem_asText_namesPointerAndDetail() {
    var text = new Problem("wrong_type", "/value", "not an object", "send one").toString();
    assertTrue(text.contains("/value") && text.contains("not an object"), text);
  }
}

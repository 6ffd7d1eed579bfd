package dev.countersign.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IdsTest {
  private static final OutcomeType TYPE = new OutcomeType("sold");

  @Test
  void claim_valuesWithMarks_neverReadAsOthers() {
    assertNotEquals(Claim.of(TYPE, List.of("a/b")), Claim.of(TYPE, List.of("a", "b")));
    assertEquals("sold/a%2Fb/%C3%A9%23%20", Claim.of(TYPE, List.of("a/b", "é# ")).toString());
    var long1 = Claim.of(TYPE, List.of("x".repeat(500)));
    assertTrue(long1.toString().length() < 100 && long1.key().startsWith("~"));
    assertNotEquals(long1, Claim.of(TYPE, List.of("x".repeat(501))));
    assertEquals("sold/" + "x".repeat(400), Claim.of(TYPE, List.of("x".repeat(400))).toString());
    var claim = Claim.of(TYPE, List.of("a", "b"));
    assertEquals(claim, Claim.parse(claim.toString()));
  }

  @Test
  void outcome_ofTwoTenants_isApart() {
    var claim = Claim.of(TYPE, List.of("1"));
    var id = claim.outcome(new TenantId("a"));
    assertNotEquals(id, claim.outcome(new TenantId("b")));
    assertEquals(id, claim.outcome(new TenantId("a")));
    assertTrue(OutcomeId.admits(id.value()));
  }

  @Test
  void digest_listsOfTexts_neverReadAlike() {
    assertNotEquals(Digest.of("ab", "c"), Digest.of("a", "bc"));
    for (String wrong :
        List.of(
            "ABC",
            "a".repeat(63),
            "a".repeat(65),
            "g".repeat(64),
            "A".repeat(64),
            "/".repeat(64))) {
      assertThrows(IllegalArgumentException.class, () -> new Digest(wrong), wrong);
    }
  }

  @Test
  void ids_ofAnotherForm_areRefused() {
    assertFalse(TenantId.admits("A") || TenantId.admits("") || TenantId.admits("a#b"));
    assertFalse(SourceId.admits("a.b") || SourceId.admits("a b"));
    assertFalse(SessionId.admits("a#b") || SessionId.admits("") || SessionId.admits("a\n"));
    assertFalse(MessageId.admits("") || MessageId.admits("x".repeat(2000)));
    assertFalse(OutcomeType.admits("Sold!") || OutcomeId.admits("out_x"));
    assertThrows(IllegalArgumentException.class, () -> new TenantId("a#b"));
    assertThrows(IllegalArgumentException.class, () -> new SessionId("a#b"));
    assertThrows(IllegalArgumentException.class, () -> new SourceId("a.b"));
    assertThrows(IllegalArgumentException.class, () -> new OutcomeId("out_1"));
    assertThrows(IllegalArgumentException.class, () -> new EventId("1"));
    assertThrows(IllegalArgumentException.class, () -> new OutcomeType(""));
  }

  @Test
  void bytes_neverPrintAndNeverChange() {
    byte[] raw = {1, 2, 3};
    var bytes = Bytes.of(raw);
    raw[0] = 9;
    assertEquals(Bytes.of(new byte[] {1, 2, 3}), bytes);
    bytes.toArray()[0] = 9;
    assertEquals(Bytes.of(new byte[] {1, 2, 3}), bytes);
    assertEquals("Bytes[3]", bytes.toString());
    assertEquals(bytes.hashCode(), Bytes.of(new byte[] {1, 2, 3}).hashCode());
  }

  @Test
  void claim_textsFromOutside_areAdmittedOnlyInItsForm() {
    assertTrue(Claim.admits("sold/1") && Claim.admits("sold/" + "x".repeat(495)));
    assertFalse(Claim.admits("sold/" + "x".repeat(496)));
    assertFalse(Claim.admits("sold") || Claim.admits("sold/") || Claim.admits("/1"));
    assertFalse(Claim.admits("Sold!/1") || Claim.admits("") || Claim.admits("/"));
  }
}

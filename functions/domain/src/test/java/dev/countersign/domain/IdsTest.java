package dev.countersign.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.inquiry.InquiryId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdsTest {
  private static final OutcomeType TYPE = new OutcomeType("sold");

  @Test
  void claim_valuesWithMarks_areEscaped() {
    assertNotEquals(Claim.of(TYPE, List.of("a/b")), Claim.of(TYPE, List.of("a", "b")));
    assertEquals("sold/a%2Fb/%C3%A9%23%20", Claim.of(TYPE, List.of("a/b", "é# ")).toString());
  }

  @Test
  void claim_longerThan400Characters_isADigest() {
    assertEquals("sold/" + "x".repeat(400), Claim.of(TYPE, List.of("x".repeat(400))).toString());
    var longer = Claim.of(TYPE, List.of("x".repeat(401)));
    assertEquals("~" + Digest.of("x".repeat(401)).hex(), longer.key());
    assertNotEquals(longer, Claim.of(TYPE, List.of("x".repeat(402))));
  }

  @Test
  void claim_writtenAndParsed_isTheSame() {
    var claim = Claim.of(TYPE, List.of("a", "b"));
    assertEquals(claim, Claim.parse(claim.toString()));
  }

  @Test
  void outcome_ofTwoTenants_hasTwoIds() {
    var claim = Claim.of(TYPE, List.of("1"));
    var id = claim.outcome(new TenantId("a"));
    assertNotEquals(id, claim.outcome(new TenantId("b")));
    assertEquals(id, claim.outcome(new TenantId("a")));
  }

  @Test
  void digest_ofOtherListsOfTexts_isAnother() {
    assertNotEquals(Digest.of("ab", "c"), Digest.of("a", "bc"));
  }

  @Test
  void digest_ofAnotherForm_isRefused() {
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
  void idsOfDisputesAndInquiries_areMadeAsThePageSays() {
    var tenant = new TenantId("acme");
    assertEquals(
        "dsp_c698ab019dd4d79fdfe30a66a5471c8a",
        DisputeId.of(tenant, new SourceId("payer"), new MessageId("p1")).value());
    assertEquals(
        "inq_c864809693097555bd959c86d2b3244e",
        InquiryId.of(tenant, new OutcomeType("policy_signed"), new SessionId("ses_9")).value());
    assertEquals(
        "inq_0c9df16d53dc3143f1aabd6aeefcffbf",
        InquiryId.of(tenant, new SourceId("policy_signed"), new MessageId("ses_9")).value());
  }

  @Test
  void bytes_whoseArrayChanges_staySame() {
    byte[] raw = {1, 2, 3};
    var bytes = Bytes.of(raw);
    raw[0] = 9;
    assertEquals(Bytes.of(new byte[] {1, 2, 3}), bytes);
    bytes.toArray()[0] = 9;
    assertEquals(Bytes.of(new byte[] {1, 2, 3}), bytes);
    assertEquals(bytes.hashCode(), Bytes.of(new byte[] {1, 2, 3}).hashCode());
  }

  @Test
  void bytes_toString_showsOnlyTheirNumber() {
    assertEquals("Bytes[3]", Bytes.of(new byte[] {1, 2, 3}).toString());
  }

  @Test
  void claim_textsFromOutside_areAdmittedOnlyInItsForm() {
    assertTrue(Claim.admits("sold/1") && Claim.admits("sold/" + "x".repeat(495)));
    assertFalse(Claim.admits("sold/" + "x".repeat(496)));
    assertFalse(Claim.admits("sold") || Claim.admits("sold/") || Claim.admits("/1"));
    assertFalse(Claim.admits("Sold!/1") || Claim.admits("") || Claim.admits("/"));
  }
}

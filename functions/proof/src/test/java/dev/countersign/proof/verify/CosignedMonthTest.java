package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A month whose checkpoint its payer cosigned. */
final class CosignedMonthTest {
  private static final Instant AT = Instant.parse("2026-12-10T09:00:00Z");
  private static final String NAME = "acme.example/cosigner";

  private final MadeWorld world = new MadeWorld(4);
  private final Cosigner payer = TestKeys.cosigner(NAME, NoteAlgorithm.ED25519_COSIGNATURE);
  private final SignedNote sealed = world.last().note();
  private final SignedNote cosigned = sealed.with(payer.cosign(sealed, AT));

  private static LogPolicy policy(Cosigner wanted) {
    var text = "witness payer " + wanted.key().vkey() + "\nquorum payer\n";
    return LogPolicy.parse(text.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private MonthReport verify(SignedNote given, @Nullable LogPolicy policy, @Nullable LogProof proof)
      throws IOException {
    var reader =
        new MonthGiven(
            world.seller.keys(), List.of(), null, proof, policy, null, List.of(), null, given);
    return new MonthVerifier(reader).verify(world.last().file());
  }

  private static void assertAccepted(MonthReport report, String by) {
    assertTrue(report.holds(), report.proofs().toString());
    assertEquals("signed: by key key-1; accepted by " + by, report.summary().get(1));
    assertTrue(report.summary().size() <= 10);
  }

  private static void assertOnly(MonthFault fault, MonthReport report) {
    assertEquals(Set.of(fault), report.findings().counts().keySet(), report.proofs().toString());
  }

  @ParameterizedTest
  @EnumSource(
      value = NoteAlgorithm.class,
      names = {"ED25519_COSIGNATURE", "ML_DSA_44_COSIGNATURE"})
  void cosignature_ofAPayerOfThePolicy_saysWhoAcceptedAndWhen(NoteAlgorithm algorithm)
      throws IOException {
    var cosigner = TestKeys.cosigner(NAME, algorithm);
    var note = sealed.with(cosigner.cosign(sealed, AT));

    assertAccepted(verify(note, policy(cosigner), null), NAME + " at " + AT);
  }

  @Test
  void cosignature_withoutAPolicy_isToldAsUnchecked() throws IOException {
    assertAccepted(
        verify(cosigned, null, null),
        NAME + " at " + AT + " (not checked: give a --policy with that key)");
    assertAccepted(verify(sealed, null, null), "nobody: no cosignature");
  }

  @Test
  void cosignature_ofSomebodyElse_doesNotMeetThePolicy() throws IOException {
    var other = TestKeys.cosigner(NAME, NoteAlgorithm.ED25519_COSIGNATURE);
    var report = verify(cosigned, policy(other), null);
    assertOnly(MonthFault.NOT_COSIGNED, report);
    assertTrue(report.summary().get(1).endsWith("accepted by nobody of your policy"));
  }

  /** Where nobody need cosign, a forged signature is named all the same. */
  @Test
  void signature_withThePayersName_thatItDidNotMake_isAFault() throws IOException {
    var other = world.months.getFirst().note();
    var forged =
        new String(cosigned.bytes(), StandardCharsets.UTF_8)
            .replace(payer.cosign(sealed, AT).line(), payer.cosign(other, AT).line());
    var note = SignedNote.parse(forged.getBytes(StandardCharsets.UTF_8)).orThrow();
    var open = "witness payer " + payer.key().vkey() + "\nquorum none\n";
    var policy = LogPolicy.parse(open.getBytes(StandardCharsets.UTF_8)).orThrow();

    assertOnly(MonthFault.NOT_COSIGNED, verify(note, policy, null));
    assertTrue(verify(cosigned, policy, null).holds());
  }

  @Test
  void checkpoint_ofAnotherMonth_isAFault() throws IOException {
    var other = world.months.getFirst().note();
    var note = other.with(payer.cosign(other, AT));
    assertOnly(MonthFault.NOT_COSIGNED, verify(note, policy(payer), null));
    assertOnly(MonthFault.NOT_COSIGNED, verify(note, null, null));
  }

  /** The payer has what the seller showed it, and somebody else was shown another month. */
  @Test
  void checkpoint_ofTheSameMonthThatTheSellerSignedToo_isAFork() throws IOException {
    var leaf = world.last().entries().getFirst();
    var other =
        world
            .last()
            .resealed(
                leaf,
                was -> {
                  var members = new TreeMap<>(was.members());
                  members.put("reason", new JsonNode.Str("x"));
                  return new JsonNode.Obj(members);
                },
                world.seller)
            .note();
    assertOnly(MonthFault.FORKED, verify(other.with(payer.cosign(other, AT)), policy(payer), null));
    var unsigned = new SignedNote(other.text(), List.of(payer.cosign(other, AT)));
    assertOnly(MonthFault.NOT_COSIGNED, verify(unsigned, policy(payer), null));
  }

  /** Who accepted the month itself says more than who cosigned the log that has it. */
  @Test
  void acceptance_countsForThePolicy_whereNobodyCosignedTheLog() throws IOException {
    var proof = world.proof(world.last());
    var own = proof.checkpoint();
    var note = own.signedBy(world.seller.signer(own.origin()));
    var bare = new LogProof(proof.extra(), proof.index(), proof.path(), note);

    assertTrue(verify(cosigned, policy(payer), bare).holds());
    assertOnly(MonthFault.NOT_COSIGNED, verify(sealed, policy(payer), bare));
  }
}

package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.accept.MonthAnswers;
import dev.countersign.app.accept.RecordedAnswer;
import dev.countersign.app.accept.RecordedAnswer.Effect;
import dev.countersign.app.accept.RecordedAnswer.PayersWord;
import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed months as files, and what was answered about them beside them. */
final class FiledMonthsTest {
  private static final Instant AT = Instant.parse("2026-12-10T09:00:00Z");

  @TempDir private Path folder = Path.of("");

  private static RecordedAnswer answer(AcceptanceAnswer said, MonthRoot root, String message) {
    var word =
        new PayersWord(
            Digest.of(message),
            Digest.of("content", message),
            new SourceId("payer"),
            ProvableTo.ANYONE,
            AT,
            Optional.of(AT));
    return new RecordedAnswer(
        Digest.of("raw", message), root, said, AT, Effect.COUNTS, Optional.of(word));
  }

  @Test
  void month_thatIsSealed_isFoundByTheRootOfItsCheckpoint() throws Exception {
    var world = new SealWorld(folder);
    var months = new FiledMonths(world.files());
    assertTrue(months.find(TENANT, NOVEMBER).isEmpty());

    var _ = world.sealed(NOVEMBER);

    var found = months.find(TENANT, NOVEMBER).orElseThrow();
    var checkpoint = Checkpoint.parse(world.note(NOVEMBER).text()).orThrow();
    assertEquals(checkpoint.root().base64(), found.root().base64());
    assertEquals(world.header(NOVEMBER).closedAt(), found.closedAt());
    assertEquals(world.header(NOVEMBER).zone(), found.zone());
  }

  @Test
  void answers_asTheyWereWritten_areRead() throws Exception {
    var world = new SealWorld(folder);
    var months = new FiledMonths(world.files());
    var root = new MonthRoot("qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");
    var but = new AcceptanceAnswer.AcceptedExcept(Set.of(new OutcomeId("out_" + "1".repeat(32))));
    var silence =
        new RecordedAnswer(
            Digest.of("silence"),
            root,
            new AcceptanceAnswer.Accepted(),
            AT,
            Effect.COUNTS,
            Optional.empty());
    var all =
        new MonthAnswers(
            List.of(
                answer(new AcceptanceAnswer.Refused(), root, "m1"),
                answer(but, root, "m2"),
                silence));

    assertTrue(months.swap(TENANT, NOVEMBER, months.answers(TENANT, NOVEMBER), all));

    assertEquals(all, months.answers(TENANT, NOVEMBER).answers());
  }

  @Test
  void answers_whereOthersAreThereByNow_areNotWritten() throws Exception {
    var months = new FiledMonths(new SealWorld(folder).files());
    var root = new MonthRoot("qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");
    var before = months.answers(TENANT, NOVEMBER);
    var first = new MonthAnswers(List.of(answer(new AcceptanceAnswer.Accepted(), root, "m1")));
    var second = new MonthAnswers(List.of(answer(new AcceptanceAnswer.Refused(), root, "m2")));

    assertTrue(months.swap(TENANT, NOVEMBER, before, first));
    assertFalse(months.swap(TENANT, NOVEMBER, before, second));

    assertEquals(first, months.answers(TENANT, NOVEMBER).answers());
  }

  /** What somebody else put meanwhile stays, and so does the first signature of a key. */
  @Test
  void cosignatures_ofSeveralKeys_standBesideTheMonthOnceEach() throws Exception {
    var world = new SealWorld(folder);
    var _ = world.sealed(NOVEMBER);
    var months = new FiledMonths(world.files());
    var own = months.checkpoint(TENANT, NOVEMBER).orElseThrow();
    assertEquals(world.note(NOVEMBER).text(), own.text());
    assertTrue(months.cosigned(TENANT, NOVEMBER).isEmpty());

    var payer = CosigningPayer.generate();
    var other = CosigningPayer.of("ML-DSA-44");
    for (Instant at : List.of(AT, AT.plusSeconds(1))) {
      months.cosign(TENANT, NOVEMBER, payer.signature(own, at));
      months.cosign(TENANT, NOVEMBER, other.signature(own, at));
    }

    assertEquals(
        Optional.of(own.with(payer.signature(own, AT))),
        months
            .cosigned(TENANT, NOVEMBER)
            .map(note -> new SignedNote(note.text(), note.signatures().subList(0, 2))));
    assertEquals(3, months.cosigned(TENANT, NOVEMBER).orElseThrow().signatures().size());
  }
}

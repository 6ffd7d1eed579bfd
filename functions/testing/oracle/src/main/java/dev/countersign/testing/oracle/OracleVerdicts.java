package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleStatement.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The verdict on one statement (contract, section 15). */
final class OracleVerdicts {
  private final OracleStatement told;
  private final OracleCase afterwards;
  private final OracleKept kept;
  private final OracleReading reading;
  private final OracleFold before;
  private final OracleFold after;
  private final Instant now;

  private OracleVerdicts(OracleCase first, OracleStatement told, Instant now) {
    this.told = told;
    this.now = now;
    this.afterwards = with(first, told);
    var versions = OracleVersions.of(first.versions());
    this.kept = new OracleKept(afterwards.said(), versions);
    this.reading = OracleGoverning.of(afterwards, kept, now).reading();
    this.before = foldWithWhatIsAhead(new OracleKept(first.said(), versions));
    this.after = foldWithWhatIsAhead(kept);
  }

  static OracleVerdict on(OracleCase first, OracleStatement told, Instant now) {
    var versions = OracleVersions.of(first.versions());
    var refused = new OracleRefusal(versions).of(told);
    if (refused != null) {
      return new OracleVerdict("refused", refused);
    }
    for (var one : new OracleKept(first.said(), versions).answered()) {
      if (one.source().equals(told.source()) && one.message().equals(told.message())) {
        return said(one.digest().equals(told.digest()) ? "duplicate" : "conflict");
      }
    }
    return new OracleVerdicts(first, told, now).verdict();
  }

  /** What has an {@code effective_at} ahead counts. */
  private OracleFold foldWithWhatIsAhead(OracleKept statements) {
    var terms = reading.terms();
    return OracleFold.of(statements.read(terms, Instant.MAX, reading.voices()::speak), terms);
  }

  private static OracleCase with(OracleCase first, OracleStatement told) {
    var said = new ArrayList<>(first.said());
    said.add(told);
    return new OracleCase(
        first.versions(),
        said,
        first.sessions(),
        first.choices(),
        first.rulings(),
        first.published());
  }

  private OracleVerdict verdict() {
    if (!reading.voices().speak(told)) {
      return said("witnessed");
    }
    if (told.assurance().compareTo(reading.terms().assurance()) < 0) {
      return said("under_assured");
    }
    if ((told.act() == Act.RESTATED || told.act() == Act.NOTED)
        && new OracleRefusal(kept.versions()).isInWrongCurrency(told)) {
      return said("wrong_currency");
    }
    if (after.locked().stream().anyMatch(one -> OracleKept.isSame(one, told))) {
      return said("locked");
    }
    if (told.act() != Act.MERGED && after.merge() != null) {
      return new OracleVerdict("merged", after.merge().into());
    }
    if (isKeptAlready()) {
      return said("duplicate");
    }
    if (changesNothing()) {
      return said(saysNothingNew() ? "duplicate" : "superseded");
    }
    return said(givesNothingBack() ? "not_refundable" : "accepted");
  }

  private boolean isKeptAlready() {
    return kept.answered().stream()
        .anyMatch(one -> !one.message().equals(told.message()) && OracleKept.isSame(one, told));
  }

  /** Of one that changes nothing: whether it says nothing but what stood before. */
  private boolean saysNothingNew() {
    return switch (told.act()) {
      case ATTESTED -> attestsWhatIsTrue();
      case RESTATED -> restatesWhatIsTrue();
      case NOTED -> notesWhatIsKnown();
      case RETRACTED ->
          before.retractions().stream()
              .anyMatch(one ->
                  one.occurredAt().equals(told.occurredAt())
                      && Objects.equals(one.reason(), told.reason()));
      case MERGED -> before.merge() != null && Objects.equals(before.merge().into(), told.into());
    };
  }

  private boolean attestsWhatIsTrue() {
    var truth = before.truth();
    return truth != null
        && isStated(truth.value(), truth.facts())
        && truth.links().with(told.links()).equals(truth.links());
  }

  private boolean restatesWhatIsTrue() {
    var truth = before.truth();
    return truth != null
        && truth.occurredAt().equals(told.occurredAt())
        && OracleValue.isSame(truth.value(), told.value())
        && OracleFacts.isSame(truth.facts(), told.facts())
        && truth.links().equals(told.links());
  }

  private boolean notesWhatIsKnown() {
    var truth = before.truth();
    return truth == null
        ? isStated(before.notedValue(), before.notes())
        : isStated(truth.value(), truth.facts());
  }

  /** Whether the value and the facts that were told are among these. */
  private boolean isStated(@Nullable OracleValue value, Map<String, @Nullable Object> facts) {
    return (told.value() == null || OracleValue.isSame(told.value(), value))
        && told.facts().entrySet().stream()
            .allMatch(fact ->
                facts.containsKey(fact.getKey())
                    && OracleFacts.isSame(fact.getValue(), facts.get(fact.getKey())));
  }

  private boolean changesNothing() {
    return before.state() == after.state()
        && isSameTruth()
        && Objects.equals(into(before), into(after))
        && earliest(before).equals(earliest(after));
  }

  private static @Nullable String into(OracleFold fold) {
    return fold.merge() == null ? null : fold.merge().into();
  }

  /** What was noted counts where there is no truth. */
  private boolean isSameTruth() {
    var one = before.truth();
    var other = after.truth();
    if (one == null || other == null) {
      return one == null
          && other == null
          && OracleValue.isSame(before.notedValue(), after.notedValue())
          && OracleFacts.isSame(before.notes(), after.notes());
    }
    return one.saysTheSame(other);
  }

  /** The retractions that count: of each clawback rule the earliest. */
  private List<OracleStatement> earliest(OracleFold fold) {
    return OracleTakenBack.earliestOfEachRule(fold.retractions(), reading.terms());
  }

  /** Whether line 23 of section 8 applies. A notice is answered before it takes effect. */
  private boolean givesNothingBack() {
    if (told.act() != Act.RETRACTED || told.occurredAt().isAfter(now)) {
      return false;
    }
    var answer = Oracle.at(afterwards, now);
    return answer.status().equals("Billable") && answer.refund() != null;
  }

  private static OracleVerdict said(String word) {
    return new OracleVerdict(word, null);
  }
}

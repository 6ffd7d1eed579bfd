package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleEntry;
import dev.countersign.testing.oracle.dispute.OracleResult;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.audit.KeptStep;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds an outcome's history, entry by entry, against what the oracle says becomes of the outcome
 * when it is told the same in the same order (docs/disputes.md).
 *
 * @param contract all versions of the terms
 * @param far when nothing is ahead any more
 */
record CourseChecks(
    CourseStory story,
    List<KeptStep> steps,
    Map<String, String> ids,
    TenantTerms contract,
    Instant far) {

  /**
   * What the oracle says by some versions of the terms.
   *
   * @param differences what is otherwise
   * @param entries as they must be, one for each step
   */
  record Held(List<String> differences, List<OracleEntry> entries) {
    /** What the leaf of an entry must say. */
    LeafColumns columns(int place, List<OracleTerms> versions) {
      var before = place == 0 ? null : entries.get(place - 1);
      var after = entries.get(place);
      return new LeafColumns(
          LeafColumns.money(before, versions),
          LeafColumns.money(after, versions),
          LeafColumns.inquiries(before == null ? null : before.inquiry(), after.inquiry()));
    }
  }

  /**
   * Where terms were applied at about the time of an entry, it was decided with or without them:
   * with what leads to it.
   */
  CourseStory known() {
    var known = new ArrayList<List<OracleTerms>>();
    for (int i = 0; i < steps.size(); i++) {
      known.add(known(known, i));
    }
    return story.knowing(known);
  }

  private List<OracleTerms> known(List<List<OracleTerms>> before, int place) {
    var perhaps = contract.known(steps.get(place).at());
    return perhaps.size() == 1
        ? perhaps.getFirst()
        : perhaps.stream()
            .filter(one -> leads(before, one, place))
            .findFirst()
            .orElse(perhaps.getFirst());
  }

  private boolean leads(List<List<OracleTerms>> before, List<OracleTerms> then, int place) {
    var known = new ArrayList<>(before);
    known.add(then);
    var told = story.knowing(known);
    var found = new ArrayList<String>();
    var after = after(told.by(then, OracleStory.Looks.AS_TOLD));
    compare(place, after.get(told.places().get(place)), found);
    return found.isEmpty();
  }

  private List<OracleEntry> after(OracleStory told) {
    return OracleCourse.of(told, story.name().claim().toString(), far).afterEach();
  }

  /**
   * What the oracle says by the versions of the terms that fit best.
   *
   * @param known what was told, with the versions that were known
   * @param last the versions by one of which it is as it is in the end
   */
  Held held(CourseStory known, List<List<OracleTerms>> last) {
    return last.stream()
        .map(versions -> by(known, versions))
        .min(Comparator.comparingInt(one -> one.differences().size()))
        .orElseThrow();
  }

  private Held by(CourseStory known, List<OracleTerms> last) {
    var end = new OracleTold.Looked(far);
    var after = after(known.until(known.all().size(), end, last, OracleStory.Looks.AS_TOLD));
    var found = new ArrayList<String>();
    for (int i = 0; i < steps.size() && found.isEmpty(); i++) {
      compare(i, after.get(known.places().get(i)), found);
    }
    if (found.isEmpty() && !steps.isEmpty()) {
      var wanted = after.getLast();
      same("in the end, the dispute", named(wanted.dispute()), steps.getLast().dispute(), found);
      same("in the end, what stands", wanted.sums().billed(), steps.getLast().standing(), found);
    }
    return new Held(found, known.places().stream().map(after::get).toList());
  }

  private void compare(int place, OracleEntry wanted, List<String> found) {
    var is = steps.get(place);
    var answer = wanted.answer();
    String entry = "entry " + (place + 1) + ", ";
    same(entry + "the dispute", named(wanted.dispute()), is.dispute(), found);
    same(entry + "the status", answer.status(), is.status(), found);
    same(entry + "the reason", answer.reason(), is.reason(), found);
    same(entry + "the detail", answer.detail(), is.detail(), found);
    same(entry + "what stands", wanted.sums().billed(), is.standing(), found);
    if (!(wanted.by() instanceof OracleTold.Restored)) {
      same(
          entry + "the results",
          comparable(wanted.results(), is),
          comparable(is.results(), is),
          found);
    }
  }

  /** Where there is no dispute, nothing of disputes dates them. */
  private static List<OracleResult> comparable(List<OracleResult> results, KeptStep by) {
    return results.stream()
        .map(one ->
            new OracleResult(
                one.revision(),
                one.amount(),
                one.currency(),
                one.shares(),
                one.version(),
                one.recordedAt(),
                by.dispute() == null ? Instant.EPOCH : one.occurredAt()))
        .toList();
  }

  /** By the name that the product has for it. */
  private @Nullable OracleDispute named(@Nullable OracleDispute one) {
    return one == null
        ? null
        : new OracleDispute(
            Objects.requireNonNull(ids.get(one.id())),
            one.code(),
            one.amount(),
            one.receivedAt(),
            one.recordedAt(),
            one.answeredAt(),
            one.offer(),
            one.end());
  }

  private void same(String what, @Nullable Object wanted, @Nullable Object is, List<String> found) {
    if (!Objects.equals(wanted, is)) {
      found.add(
          "COURSE "
              + story.name().tenant()
              + " "
              + story.name().claim()
              + ": "
              + what
              + ": "
              + is
              + ", not "
              + wanted);
    }
  }
}

package dev.countersign.testing.simulation.decided;

import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleEntry;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleResult;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an outcome by one thing that was told, or by time, in words that oracle and
 * product share.
 *
 * @param by what was told; none if it is time alone
 * @param word what is said of a dispute or an inquiry is answered so; empty for all else
 * @param status the contract's word, with its reason
 */
record CourseStep(
    Instant at,
    @Nullable OracleTold by,
    String word,
    String status,
    @Nullable String detail,
    @Nullable OracleDispute dispute,
    @Nullable OracleInquiry inquiry,
    @Nullable Instant deadline,
    OracleEntry.Sums sums,
    List<OracleResult> results) {
  CourseStep {
    results = List.copyOf(results);
  }

  /** As the oracle says it. */
  static CourseStep of(OracleEntry entry) {
    var answer = entry.answer();
    return new CourseStep(
        entry.at(),
        entry.by(),
        entry.word(),
        status(answer.status(), answer.reason()),
        answer.detail(),
        entry.dispute(),
        entry.inquiry(),
        entry.deadline(),
        entry.sums(),
        entry.results());
  }

  /**
   * Those in which something was said of the claim, published, or done to a dispute or an inquiry:
   * where else it stands otherwise by time alone, nobody needs to write that down at once.
   */
  static List<CourseStep> telling(List<CourseStep> steps) {
    var telling = new ArrayList<CourseStep>();
    CourseStep before = null;
    for (var step : steps) {
      boolean isOther =
          !Objects.equals(before == null ? null : before.dispute, step.dispute)
              || !Objects.equals(before == null ? null : before.inquiry, step.inquiry);
      if (step.by instanceof OracleTold.OfAClaim || !step.results.isEmpty() || isOther) {
        telling.add(step);
      }
      before = step;
    }
    return telling;
  }

  /** What was answered to all that was said of the claim's disputes and inquiries. */
  static List<String> answers(List<CourseStep> steps, String claim) {
    return steps.stream()
        .filter(step -> step.by instanceof OracleQuarrel quarrel && quarrel.claim().equals(claim))
        .map(step -> step.by + ": " + step.word)
        .toList();
  }

  /**
   * How it is in the end, but for when it was seen that the terms had ended a dispute, or that a
   * claim is heard; and for whether something was ever published of what isn't owed, since late
   * work may never have owed it.
   */
  static List<String> end(List<CourseStep> steps) {
    var last = steps.getLast();
    return List.of(
        last.status.replaceFirst("^Void", "Reversed") + " " + last.sums,
        last.endsByTerms() ? "ended by the terms" : String.valueOf(last.dispute),
        last.isAttested() ? "attested" : String.valueOf(last.inquiry));
  }

  private boolean endsByTerms() {
    var end = dispute == null ? null : dispute.end();
    return end != null && end.by() == OracleDispute.By.TERMS;
  }

  private boolean isAttested() {
    var end = inquiry == null ? null : inquiry.end();
    return inquiry != null
        && inquiry.kind() == OracleQuarrel.Asked.Kind.UNTRACKED
        && end != null
        && end.state() == OracleInquiry.State.ATTESTED;
  }

  static String status(String status, @Nullable String reason) {
    return reason == null ? status : status + "(" + reason + ")";
  }
}

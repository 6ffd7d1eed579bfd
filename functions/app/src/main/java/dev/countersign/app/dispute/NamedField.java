package dev.countersign.app.dispute;

import dev.countersign.domain.Problem;
import dev.countersign.forms.inbound.DisputeMessageForm.DisputedName;

/** The member by which a message named the line that it disputes. */
final class NamedField {
  private NamedField() {}

  /**
   * The problem as the sender reads it. The rules know the line by its outcome, however it was
   * named: what they say of {@code /outcome} is of the member that the sender wrote.
   */
  static Problem pointed(Problem problem, DisputedName line) {
    if (problem.equals(RecordDispute.UNKNOWN_OUTCOME)) {
      return unknown(line);
    }
    return problem.pointer().equals("/outcome") ? problem.at(pointer(line)) : problem;
  }

  /** That the tenant has no such line; another tenant's is answered the same. */
  static Problem unknown(DisputedName line) {
    return new Problem(
        "unknown_outcome",
        pointer(line),
        switch (line) {
          case DisputedName.OfOutcome outcome -> "this tenant has no such outcome";
          case DisputedName.OfEvent event -> "this tenant has no such billable result";
          case DisputedName.OfLeaf leaf ->
              "this month of the tenant has no such line that billed something";
        },
        "copy it from an answer, an event or a sealed month");
  }

  private static String pointer(DisputedName line) {
    return switch (line) {
      case DisputedName.OfOutcome outcome -> "/outcome";
      case DisputedName.OfEvent event -> "/event";
      case DisputedName.OfLeaf leaf -> "/line";
    };
  }
}

package dev.countersign.local.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the month's invoice stands with its payer, and which lines it objects to.
 *
 * @param objections by their outcomes; none unless it is accepted in part or in dispute
 */
public record ResponseContent(ResponseStatus status, List<Objection> objections) {
  public ResponseContent {
    objections = List.copyOf(objections);
  }

  /**
   * What the payer says by its answer and its disputes together.
   *
   * @param disputes those of the month's lines, by outcome
   */
  static ResponseContent of(Optional<PayersAnswer> answer, SortedMap<String, Objection> disputes)
      throws Unanswerable {
    var undecided = undecided(disputes);
    if (answer.isEmpty()) {
      if (undecided.isEmpty()) {
        throw new Unanswerable(
            "the payer has said nothing about this month: no answer of it is known, and no line is"
                + " in dispute. Give its answer with --answer, or the later months with --later;"
                + " silence is no answer");
      }
      return new ResponseContent(ResponseStatus.DISPUTED, values(undecided));
    }
    return switch (answer.get().status()) {
      case REFUSED -> new ResponseContent(ResponseStatus.REFUSED, List.of());
      case ACCEPTED ->
          new ResponseContent(
              undecided.isEmpty() ? ResponseStatus.ACCEPTED : ResponseStatus.ACCEPTED_EXCEPT,
              values(undecided));
      case ACCEPTED_EXCEPT, DISPUTED -> inPart(answer.get(), disputes, undecided);
    };
  }

  private static ResponseContent inPart(
      PayersAnswer answer,
      SortedMap<String, Objection> disputes,
      SortedMap<String, Objection> undecided)
      throws Unanswerable {
    var all = new TreeMap<>(undecided);
    for (String outcome : answer.outcomes()) {
      var excepted = disputes.getOrDefault(outcome, new Objection(outcome, "other", null));
      var dispute = excepted.disputeOrNull();
      if (dispute == null || !dispute.isOver()) {
        all.put(outcome, excepted);
      }
    }
    if (all.isEmpty()) {
      throw new Unanswerable(
          "each line that the answer excepts is owed as it is billed by now; ask the payer for the"
              + " answer accepted, which may follow");
    }
    return new ResponseContent(ResponseStatus.ACCEPTED_EXCEPT, values(all));
  }

  private static SortedMap<String, Objection> undecided(SortedMap<String, Objection> disputes) {
    var undecided = new TreeMap<String, Objection>();
    for (var objection : disputes.values()) {
      var dispute = objection.disputeOrNull();
      if (dispute != null && dispute.isUndecided()) {
        undecided.put(objection.outcome(), objection);
      }
    }
    return undecided;
  }

  private static List<Objection> values(SortedMap<String, Objection> objections) {
    return new ArrayList<>(objections.values());
  }
}

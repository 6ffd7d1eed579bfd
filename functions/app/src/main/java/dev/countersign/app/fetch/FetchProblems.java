package dev.countersign.app.fetch;

import dev.countersign.domain.Problem;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import java.util.List;

/** Why the records of an event can't be read, and what to do about it. */
final class FetchProblems {
  static final Problem NO_SOURCE =
      new Problem(
          "unknown_source",
          "",
          "its source is not there any more, or has another profile",
          "apply the source again, then replay");
  static final Problem NO_CREDENTIAL =
      new Problem(
          "no_credential",
          "",
          "the source has no credential any more to read its records with",
          "put it into the source's file (credential), then replay");
  static final Problem HOST =
      new Problem(
          "host_not_admitted",
          "",
          "the host of the vendor's API is not one that records may be read from",
          "name it in the stack's parameter FetchHosts (COUNTERSIGN_FETCH_HOSTS), then replay");

  static final Problem TOO_LARGE =
      new Problem("too_large", "", "over 64 KiB for one event", "send smaller ones");

  private FetchProblems() {}

  /** The delivery as it is kept when it waits no longer, for this reason. */
  static RefusedDelivery refused(WaitingDelivery waiting, Problem problem) {
    var evidence = waiting.evidence();
    var problems = List.of(new ItemProblem(0, problem));
    return new RefusedDelivery(waiting.source(), evidence.receivedAt(), problems, evidence);
  }

  /** For three days it could not be read, at last for this reason. */
  static Problem notRead(String reason) {
    return new Problem(
        "not_read",
        "",
        "the vendor's API did not give its records for three days, at last: " + reason,
        switch (reason) {
          case "status_401", "status_403" ->
              "mend the source's credential and its rights, then replay";
          case "broken" -> "mend the source's credential or its profile, then replay";
          default -> "replay it once the vendor's API answers";
        });
  }
}

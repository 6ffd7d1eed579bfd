package dev.countersign.testing.oracle.acceptance;

import dev.countersign.testing.oracle.acceptance.OracleAcceptance.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One sealed month, while it is answered about; what is said comes in the order of its decision.
 */
public final class OracleReview {
  private final String root;
  private final Instant until;
  private final OnSilence onSilence;
  private final List<Recorded> recorded = new ArrayList<>();

  /** What no answer in time means. */
  public enum OnSilence {
    ACCEPTED,
    OPEN
  }

  /**
   * An answer that was recorded.
   *
   * @param word by which it was answered
   * @param counts whether it is the payer's word about the month from then on
   */
  public record Recorded(OracleAcceptance said, String word, boolean counts) {}

  /**
   * A month that was sealed.
   *
   * @param until the first instant at which an answer is late
   */
  public OracleReview(String root, Instant until, OnSilence onSilence) {
    this.root = root;
    this.until = until;
    this.onSilence = onSilence;
  }

  /** Decides what is said, and gives the word by which it is answered. */
  public String decide(OracleAcceptance said) {
    var before =
        recorded.stream().filter(one -> one.said().message().equals(said.message())).findFirst();
    if (before.isPresent()) {
      return before.get().said().saysTheSameAs(said) ? before.get().word() : "conflict";
    }
    if (!said.root().equals(root)) {
      return "another_root";
    }
    var counting = counting();
    if (counting.isPresent() && counting.get().saysTheSameAs(said)) {
      return "stands";
    }
    if (counting.isPresent()
        && (counting.get().answer() == Answer.ACCEPTED || said.answer() != Answer.ACCEPTED)) {
      return "answered";
    }
    if (said.receivedAt().isBefore(until)) {
      return record(new Recorded(said, "recorded", true));
    }
    if (onSilence == OnSilence.OPEN) {
      return record(new Recorded(said, "late_answer", true));
    }
    boolean isThere =
        recorded.stream().anyMatch(one -> !one.counts() && one.said().saysTheSameAs(said));
    return isThere ? "late_answer" : record(new Recorded(said, "late_answer", false));
  }

  private String record(Recorded one) {
    recorded.add(one);
    return one.word();
  }

  private Optional<OracleAcceptance> counting() {
    return recorded.stream().filter(Recorded::counts).map(Recorded::said).reduce((a, b) -> b);
  }

  /** All that was recorded, in order. */
  public List<Recorded> recorded() {
    return List.copyOf(recorded);
  }

  /** When silence accepted the month; none where it did not. */
  public Optional<Instant> acceptedBySilence() {
    return Optional.of(until).filter(at -> onSilence == OnSilence.ACCEPTED && counting().isEmpty());
  }
}

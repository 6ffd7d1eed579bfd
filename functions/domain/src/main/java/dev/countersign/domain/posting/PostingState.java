package dev.countersign.domain.posting;

import dev.countersign.domain.EventId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states of a posting: {@code docs/billing.md}, section 3. */
public sealed interface PostingState {
  /** The fixed word for it: {@code given_up}. */
  String word();

  /**
   * The engine surely hasn't got it, and it may be sent.
   *
   * @param due not before this time
   * @param requestOrNull frozen by an earlier try that the engine surely did not take
   */
  record Ready(Instant due, Tries tries, @Nullable FrozenRequest requestOrNull)
      implements PostingState {
    /** Never tried. */
    public static Ready untried(Instant due) {
      return new Ready(due, Tries.NONE, null);
    }

    /** The request that an earlier try froze. */
    public Optional<FrozenRequest> request() {
      return Optional.ofNullable(requestOrNull);
    }

    @Override
    public String word() {
      return "ready";
    }
  }

  /**
   * Another posting must be decided first.
   *
   * @param on the result event of that posting, which may not have come yet
   */
  record Waiting(EventId on) implements PostingState {
    @Override
    public String word() {
      return "waiting";
    }
  }

  /**
   * A request was made, or is being made, and no answer decided it.
   *
   * @param leasedUntil nobody else may take it before this time
   * @param due nobody does anything about it before this time: the end of a pause
   */
  record Sending(
      FrozenRequest request, Tries tries, Instant leasedUntil, Instant due, NextStep next)
      implements PostingState {
    @Override
    public String word() {
      return "sending";
    }
  }

  /** What may be done next about a request that no answer decided. */
  sealed interface NextStep {
    /** Send the same bytes again, while the dedupe window lasts. */
    record TryAgain() implements NextStep {}

    /**
     * Only ask the engine whether it has it: it refused a later try than the first.
     *
     * @param word its word for that
     */
    record OnlyAsk(EngineWord word) implements NextStep {}
  }

  /**
   * The engine has it.
   *
   * @param tries those that were made; the first that counts tells when the engine may have taken
   *     it
   * @param requestOrNull what it took; none where a person did it by hand
   */
  record Sent(
      Instant at,
      Proof proof,
      Tries tries,
      @Nullable EngineReference referenceOrNull,
      @Nullable FrozenRequest requestOrNull)
      implements PostingState {
    /** What the engine took, if it was a request of ours. */
    public Optional<FrozenRequest> request() {
      return Optional.ofNullable(requestOrNull);
    }

    @Override
    public String word() {
      return "sent";
    }
  }

  /** By what we know that an engine has something. */
  enum Proof {
    /** It said so. */
    ACCEPTED,
    /** It knew the key after an earlier try of ours that had no answer. */
    DUPLICATE,
    /** It was found there. */
    FOUND,
    /** A person said so. */
    PERSON
  }

  /**
   * Only a person can decide.
   *
   * @param requestOrNull what was asked of the engine last, if anything was
   */
  record Held(Instant since, HeldReason reason, Tries tries, @Nullable FrozenRequest requestOrNull)
      implements PostingState {
    /** Held before anything was asked of the engine. */
    public static Held untried(Instant since, HeldReason reason) {
      return new Held(since, reason, Tries.NONE, null);
    }

    @Override
    public String word() {
      return "held";
    }
  }

  /** There is nothing to send: it and its counterpart cancel each other. */
  record Annulled(Instant at, EventId counterpart) implements PostingState {
    @Override
    public String word() {
      return "annulled";
    }
  }

  /** Its money is in the document of another posting. */
  record Corrected(Instant at, EventId by) implements PostingState {
    @Override
    public String word() {
      return "corrected";
    }
  }

  /** A person decided that it is never sent. */
  record GivenUp(Instant at, HeldReason was) implements PostingState {
    @Override
    public String word() {
      return "given_up";
    }
  }
}

package dev.countersign.domain.planning;

import dev.countersign.domain.posting.CorrectionWay;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineRules;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.HeldReason.Unconfirmed;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.Correction;
import dev.countersign.domain.posting.RequestKind.Document;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.posting.RequestKind.Usage;
import java.time.Instant;
import java.util.Optional;

/** What may be done about a request whose answer decided nothing: section 4. */
final class Unanswered {
  private Unanswered() {}

  /**
   * Whether the same bytes may be sent again: the engine still knows the key, and what they are
   * dated may still be sent. A document is searched for at each try, so it always may.
   */
  static boolean mayTryAgain(Posting posting, Sending sending, EngineRules engine, Instant now) {
    if (sending.next() instanceof NextStep.OnlyAsk) {
      return false;
    }
    var request = sending.request();
    boolean known =
        sending
            .tries()
            .firstCounting()
            .map(first -> dedupe(request.plan().kind(), engine).allows(first, now))
            .orElse(true);
    return known && fits(request, posting, engine, now);
  }

  /** Whether what a request is dated may be sent now. */
  static boolean fits(FrozenRequest request, Posting posting, EngineRules engine, Instant now) {
    var time = request.plan().postingTime();
    return switch (request.plan().kind()) {
      case Usage usage -> PostingTime.admits(time, posting, engine, now);
      case Correction correction ->
          way(correction, engine)
              .filter(way -> Corrections.mayBeDated(time, way, posting, engine, now))
              .isPresent();
      case Document document -> true;
    };
  }

  /** Whether a frozen request asks what would be asked now. */
  static boolean stillAsks(FrozenRequest frozen, PlannedRequest now) {
    boolean sameKind = frozen.plan().kind().equals(now.kind());
    return sameKind && (now.kind() instanceof Usage || frozen.plan().value() == now.value());
  }

  /** Whether the engine can tell whether it did what was asked. */
  static boolean canBeAsked(FrozenRequest request, EngineRules engine) {
    boolean addsLine =
        switch (request.plan().kind()) {
          case Usage usage -> true;
          case Correction correction -> correction.how() == How.NEGATIVE;
          case Document document -> false;
        };
    return addsLine && engine.reading() == Reading.BY_ID;
  }

  /** That a person must look. */
  static Held held(Sending sending, Looked looked, Instant now) {
    var word = sending.next() instanceof NextStep.OnlyAsk only ? only.word() : null;
    return new Held(now, new Unconfirmed(looked, word), sending.tries(), sending.request());
  }

  private static Dedupe dedupe(RequestKind kind, EngineRules engine) {
    return switch (kind) {
      case Usage usage -> engine.dedupe();
      case Correction correction ->
          way(correction, engine).map(CorrectionWay::dedupe).orElseGet(Dedupe.None::new);
      case Document document -> new Dedupe.Forever();
    };
  }

  private static Optional<CorrectionWay> way(Correction correction, EngineRules engine) {
    return engine.ways().stream().filter(way -> way.how() == correction.how()).findFirst();
  }
}

package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineRequest.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 6. The window begins with the first request that may have been taken, and ends without its
 * margin: a twelfth. An engine without keys has a window of nothing. A document is searched for
 * instead, and a cancellation or a replacement does once what it does twice: their tries have no
 * window.
 */
record WindowAudit(AuditedBilling billing) {
  private static final Set<Word> SURELY_NOT_TAKEN = Set.of(Word.RETRY, Word.CLOSED, Word.REFUSED);

  List<Breach> breaches() {
    return billing.requestsByKey().entrySet().stream()
        .flatMap(entry ->
            billing.requestsBetweenReleases(entry.getKey(), entry.getValue()).stream()
                .flatMap(some -> breach(entry.getKey(), some).stream()))
        .toList();
  }

  private Optional<Breach> breach(String key, List<BookedRequest> requests) {
    var maybe =
        requests.stream()
            .filter(one -> !SURELY_NOT_TAKEN.contains(billing.known(one)))
            .filter(WindowAudit::adds)
            .findFirst();
    return maybe.flatMap(first ->
        requests.stream()
            .filter(one -> one.number() > first.number())
            .filter(WindowAudit::adds)
            .filter(one -> isOver(end(first.at()), one.at()))
            .findFirst()
            .map(late -> breach(key, first, late)));
  }

  private static boolean adds(BookedRequest one) {
    return one.request().kind() == Kind.USAGE || one.request().kind() == Kind.NEGATIVE;
  }

  private static boolean isOver(@Nullable Instant end, Instant at) {
    return end != null && !at.isBefore(end);
  }

  private @Nullable Instant end(Instant first) {
    var dedupe = billing.rules().dedupe();
    if (dedupe.identity() == Identity.NONE) {
      return first;
    }
    var window = dedupe.window();
    return window == null ? null : first.plus(window).minus(window.dividedBy(12));
  }

  private static Breach breach(String key, BookedRequest first, BookedRequest late) {
    return new Breach(
        BillingRule.WINDOW,
        key
            + ": request "
            + late.number()
            + " at "
            + late.at()
            + " comes after the dedupe window of request "
            + first.number()
            + " at "
            + first.at()
            + ", which may have been taken");
  }
}

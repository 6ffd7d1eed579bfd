package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BookedRequest;
import dev.countersign.testing.engine.EngineAnswer.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rule 2. An earlier request binds those after it unless its answer said that it was surely not
 * taken and may be made anew: no connection, 429, a closed period.
 */
record BytesAudit(AuditedBilling billing) {
  private static final Set<Word> FREE = Set.of(Word.RETRY, Word.CLOSED);

  List<Breach> breaches() {
    return billing.requestsByKey().entrySet().stream()
        .flatMap(entry ->
            billing.requestsBetweenReleases(entry.getKey(), entry.getValue()).stream()
                .flatMap(some -> breach(entry.getKey(), some).stream()))
        .toList();
  }

  private Optional<Breach> breach(String key, List<BookedRequest> requests) {
    BookedRequest binding = null;
    for (var one : requests) {
      if (binding != null && !binding.request().bytes().equals(one.request().bytes())) {
        return Optional.of(breach(key, binding, one));
      }
      if (binding == null && !FREE.contains(billing.known(one))) {
        binding = one;
      }
    }
    return Optional.empty();
  }

  private static Breach breach(String key, BookedRequest earlier, BookedRequest later) {
    return new Breach(
        BillingRule.SAME_BYTES,
        key
            + ": request "
            + later.number()
            + " has other bytes than request "
            + earlier.number()
            + ", which was answered "
            + earlier.answer().word());
  }
}

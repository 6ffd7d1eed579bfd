package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.DisputeTerms;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import dev.countersign.forms.json.Fields;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/** Reads {@code dispute} of terms: how a result can be disputed. */
final class DisputeTermsForm {
  static final Set<String> FIELDS =
      Set.of("open", "answer", "decide", "seller_silent", "undecided", "meanwhile", "arbiter");

  private DisputeTermsForm() {}

  static Optional<DisputeTerms> read(Fields terms) {
    return terms
        .object("dispute")
        .map(in -> {
          in.only(FIELDS);
          Optional<SourceId> arbiter =
              in.get("arbiter").isEmpty()
                  ? Optional.empty()
                  : in.id("arbiter", SourceId::admits, SourceId::new);
          return new DisputeTerms(
              span(in, "open", 30),
              span(in, "answer", 10),
              span(in, "decide", 30),
              in.word("seller_silent", OnSilence.values()).orElse(OnSilence.FALLS),
              in.word("undecided", OnSilence.values()).orElse(OnSilence.STANDS),
              in.word("meanwhile", Meanwhile.values()).orElse(Meanwhile.BILLED),
              arbiter.orElse(null));
        });
  }

  /** A span that is longer than no time at all; so many days where none is stated. */
  static CalendarSpan span(Fields in, String name, int days) {
    return in.get(name).isEmpty()
        ? new CalendarSpan(Period.ofDays(days), Duration.ZERO)
        : SpanForm.positive(in, name);
  }
}

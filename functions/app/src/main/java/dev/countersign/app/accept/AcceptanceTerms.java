package dev.countersign.app.accept;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.acceptance.MonthReview;
import dev.countersign.domain.acceptance.MonthReview.OnSilence;
import dev.countersign.forms.config.MonthForm.MonthSettings;
import java.util.Optional;

/**
 * Who may accept a tenant's months, and until when.
 *
 * @param payer the source whose word is the payer's; none where nobody can accept
 */
public record AcceptanceTerms(Optional<SourceId> payer, MonthReview review) {
  /** Those of a tenant with these settings. */
  public static AcceptanceTerms of(MonthSettings settings) {
    var onSilence =
        switch (settings.silence()) {
          case ACCEPTED -> OnSilence.ACCEPTED;
          case OPEN -> OnSilence.OPEN;
        };
    return new AcceptanceTerms(
        settings.acceptance(), new MonthReview(settings.review(), onSilence));
  }
}

package dev.countersign.forms.event;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.entry.FormWriter;
import dev.countersign.forms.inbound.AcceptanceForm;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a month: that it is sealed ({@code infra/schemas/month-sealed.schema.json}),
 * and that it was answered about ({@code infra/schemas/month-accepted.schema.json}). An id follows
 * from what happened, so whoever writes an event again writes the same bytes.
 */
public final class MonthEventForm {
  /** EventBridge's {@code detail-type} of a month that is sealed. */
  public static final String MONTH_SEALED = "MonthSealed";

  /** EventBridge's {@code detail-type} of an answer about a month. */
  public static final String MONTH_ACCEPTED = "MonthAccepted";

  static final String SEALED_TYPE = "dev.countersign.month_sealed.v1";
  static final String ACCEPTED_TYPE = "dev.countersign.month_accepted.v1";
  private static final int OF_ID = 32;

  /** EventBridge takes no event of more than 256 KiB. */
  private static final int MOST_NAMED = 1000;

  private MonthEventForm() {}

  /**
   * A month that is sealed, by its header and its place.
   *
   * @param leaves how many lines its file has, the header among them
   * @param file the name of its file
   * @param logIndex its leaf's place in the log of months, from 0
   */
  public record MonthSealed(
      String issuer,
      TenantId tenant,
      YearMonth period,
      ZoneId zone,
      long number,
      MonthRoot root,
      long leaves,
      Instant closedAt,
      String file,
      long logIndex) {
    String id() {
      var digest = Digest.of(MONTH_SEALED, tenant.value(), period.toString(), root.base64());
      return "mon_" + digest.prefix(OF_ID);
    }
  }

  /**
   * An answer that counts.
   *
   * @param digest of the signed bytes; of an answer by silence a digest of what was not answered
   * @param wordOrNull how the payer said it; null where nobody answered
   */
  public record MonthAccepted(
      TenantId tenant,
      YearMonth period,
      MonthRoot root,
      AcceptanceAnswer answer,
      Digest digest,
      Instant recordedAt,
      @Nullable PayersSaying wordOrNull) {
    String id() {
      var digests = Digest.of(MONTH_ACCEPTED, tenant.value(), period.toString(), digest.hex());
      return "acc_" + digests.prefix(OF_ID);
    }
  }

  /** Who said an answer, and when the payer decided, as it says itself. */
  public record PayersSaying(
      SourceId source, ProvableTo provableTo, @Nullable Instant decidedAtOrNull) {}

  /** The event of a month that is sealed; its time is that of the closing. */
  public static PublishedEvent of(MonthSealed month) {
    var subject = month.tenant() + "/" + month.period();
    return new CloudEventForm.Envelope<>(
            month.id(), SEALED_TYPE, subject, month.closedAt(), month, MonthEventForm::fields)
        .published(MONTH_SEALED);
  }

  /** The event of an answer; its time is when that was recorded. */
  public static PublishedEvent of(MonthAccepted given) {
    var subject = given.tenant() + "/" + given.period();
    return new CloudEventForm.Envelope<>(
            given.id(), ACCEPTED_TYPE, subject, given.recordedAt(), given, MonthEventForm::fields)
        .published(MONTH_ACCEPTED);
  }

  private static void fields(FormWriter out, MonthSealed month) throws IOException {
    out.text("id", month.id());
    out.text("issuer", month.issuer());
    out.text("tenant", month.tenant());
    out.text("period", month.period());
    out.text("zone", month.zone());
    out.number("number", month.number());
    out.text("root", month.root());
    out.number("leaves", month.leaves());
    out.time("closed_at", month.closedAt());
    out.text("file", month.file());
    out.number("log_index", month.logIndex());
  }

  private static void fields(FormWriter out, MonthAccepted given) throws IOException {
    out.text("id", given.id());
    out.text("tenant", given.tenant());
    out.text("period", given.period());
    out.text("root", given.root());
    out.text("answer", AcceptanceForm.word(given.answer()));
    var excepted = excepted(given.answer());
    if (!excepted.isEmpty()) {
      out.number("excepted", excepted.size());
      out.texts("outcomes", excepted.size() > MOST_NAMED ? List.of() : excepted);
    }
    out.time("recorded_at", given.recordedAt());
    var word = given.wordOrNull();
    out.text("by", word == null ? "silence" : "payer");
    if (word != null) {
      out.text("source", word.source());
      out.text("provable_to", word.provableTo().wire());
      out.time("decided_at", word.decidedAtOrNull());
      out.text("acceptance", given.digest().hex());
    }
  }

  private static List<String> excepted(AcceptanceAnswer answer) {
    return answer instanceof AcceptanceAnswer.AcceptedExcept(var outcomes)
        ? outcomes.stream().map(OutcomeId::value).sorted().toList()
        : List.of();
  }
}

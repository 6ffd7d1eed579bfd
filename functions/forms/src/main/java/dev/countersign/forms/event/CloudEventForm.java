package dev.countersign.forms.event;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in structured JSON, as EventBridge's {@code detail}. All that is said is in
 * {@code data}: some engines drop extension attributes.
 */
public final class CloudEventForm {
  public static final String BILLABLE_RESULT = "BillableResult";
  public static final String OUTCOME_CHANGED = "OutcomeChanged";

  /** CloudEvents' and EventBridge's {@code source}. */
  public static final String SOURCE = "countersign";

  private CloudEventForm() {}

  /**
   * Every event of an entry in order: its result events, then one OutcomeChanged.
   *
   * @param receipt the JWS that countersigns the outcome, when there is one
   */
  public static List<PublishedEvent> of(SealedEntry sealed, @Nullable String receipt) {
    var entry = sealed.entry();
    var published = new ArrayList<PublishedEvent>();
    for (ResultEvent result : entry.results()) {
      var envelope =
          new Envelope<>(
              result.id().value(),
              "dev.countersign.billable_result.v1",
              result.outcome(),
              result.recordedAt(),
              result,
              (out, event) -> ResultEventForm.fields(out, event, receipt));
      published.add(new PublishedEvent(envelope.id, BILLABLE_RESULT, envelope.bytes()));
    }
    var envelope =
        new Envelope<>(
            OutcomeChangedForm.idOf(sealed),
            "dev.countersign.outcome_changed.v1",
            entry.outcome(),
            entry.at(),
            sealed,
            OutcomeChangedForm::fields);
    published.add(new PublishedEvent(envelope.id, OUTCOME_CHANGED, envelope.bytes()));
    return List.copyOf(published);
  }

  /** The context attributes (CloudEvents 1.0.2, section 3.1) and the data. */
  private record Envelope<T>(
      String id,
      String type,
      OutcomeId subject,
      Instant time,
      T data,
      FormWriter.FieldsWriter<T> fields) {

    byte[] bytes() {
      return FormWriter.bytesOf(this, Envelope::write);
    }

    private static <T> void write(FormWriter out, Envelope<T> event) throws IOException {
      out.text("specversion", "1.0");
      out.text("id", event.id);
      out.text("source", SOURCE);
      out.text("type", event.type);
      out.text("subject", event.subject);
      out.time("time", event.time);
      out.text("datacontenttype", "application/json");
      out.object("data", event.data, event.fields);
    }
  }
}

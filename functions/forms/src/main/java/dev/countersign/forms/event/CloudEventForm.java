package dev.countersign.forms.event;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes CloudEvents 1.0 in structured JSON, which are EventBridge's {@code detail}. There are no
 * extension attributes, since some engines drop them: everything is in {@code data}.
 */
public final class CloudEventForm {
  /** EventBridge's {@code detail-type} of a result event. */
  public static final String BILLABLE_RESULT = "BillableResult";

  /** EventBridge's {@code detail-type} of a change. */
  public static final String OUTCOME_CHANGED = "OutcomeChanged";

  /** CloudEvents' and EventBridge's {@code source}. */
  public static final String SOURCE = "countersign";

  private static final String RESULT_TYPE = "dev.countersign.billable_result.v1";

  private CloudEventForm() {}

  /**
   * Writes every event of an entry in order: its result events, then one OutcomeChanged.
   *
   * @param receipt the JWS that countersigns the outcome, when there is one
   */
  public static List<PublishedEvent> of(SealedEntry sealed, @Nullable String receipt) {
    var entry = sealed.entry();
    var links = SignedLinks.of(entry, receipt);
    var published = new ArrayList<PublishedEvent>();
    for (ResultEvent result : entry.results()) {
      var envelope =
          new Envelope<>(
              result.id().value(),
              RESULT_TYPE,
              result.outcome(),
              result.recordedAt(),
              result,
              (out, event) -> ResultEventForm.fields(out, event, links, receipt));
      published.add(envelope.published(BILLABLE_RESULT));
    }
    var envelope =
        new Envelope<>(
            OutcomeChangedForm.idOf(sealed),
            "dev.countersign.outcome_changed.v1",
            entry.outcome(),
            entry.at(),
            sealed,
            OutcomeChangedForm::fields);
    published.add(envelope.published(OUTCOME_CHANGED));
    return List.copyOf(published);
  }

  /**
   * The context attributes of a result event, which its data says, too: whoever has checked the
   * data can check them.
   *
   * @param id the data's id
   * @param outcome the data's outcome
   * @param recordedAt the data's time of decision
   */
  public static Map<String, String> resultAttributes(String id, String outcome, String recordedAt) {
    return Map.of(
        "specversion", "1.0",
        "id", id,
        "source", SOURCE,
        "type", RESULT_TYPE,
        "subject", outcome,
        "time", recordedAt,
        "datacontenttype", "application/json");
  }

  /** The context attributes (CloudEvents 1.0.2, section 3.1) and the data. */
  record Envelope<T>(
      String id,
      String type,
      Object subject,
      Instant time,
      T data,
      FormWriter.FieldsWriter<T> fields) {

    PublishedEvent published(String detailType) {
      return new PublishedEvent(id, detailType, bytes());
    }

    private byte[] bytes() {
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

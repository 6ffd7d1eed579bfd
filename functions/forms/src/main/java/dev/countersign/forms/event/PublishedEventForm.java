package dev.countersign.forms.event;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.util.Optional;
import java.util.Set;

/**
 * Reads back an event that was published: a CloudEvent, bare or in the envelope that EventBridge's
 * rules and archive put around it.
 */
public final class PublishedEventForm {
  private static final String RESULT = "dev.countersign.billable_result.v1";
  private static final String CHANGED = "dev.countersign.outcome_changed.v1";
  private static final Set<String> BILLS_NOTHING =
      Set.of(
          CHANGED,
          DisputeChangedForm.TYPE,
          InquiryChangedForm.TYPE,
          MonthEventForm.SEALED_TYPE,
          MonthEventForm.ACCEPTED_TYPE);

  private PublishedEventForm() {}

  /** What a published event says. */
  public sealed interface EventContent {
    /** A BillableResult. */
    record Result(ResultEvent event) implements EventContent {}

    /**
     * An event of an outcome, a dispute, an inquiry or a month. It bills nothing, and is not read
     * further.
     */
    record Changed() implements EventContent {}
  }

  /** As {@link #read(Json)}, from UTF-8 text. */
  public static Reading<EventContent> read(byte[] utf8) {
    return StrictJson.parse(utf8).then(PublishedEventForm::read);
  }

  /** Reads one event; a refund's arithmetic is left out. */
  public static Reading<EventContent> read(Json event) {
    return Fields.read(
        event,
        in ->
            in.get("detail-type").isPresent()
                ? member(in, "detail").flatMap(PublishedEventForm::told)
                : told(in));
  }

  private static Optional<EventContent> told(Fields in) {
    var type = in.required("type", 200);
    if (type.filter(BILLS_NOTHING::contains).isPresent()) {
      return Optional.of(new EventContent.Changed());
    }
    if (type.filter(word -> !word.equals(RESULT)).isPresent()) {
      in.problem(
          "unknown_word",
          "type",
          "not an event of Countersign's",
          "keep only " + RESULT + " and " + CHANGED);
    }
    var id = in.required("id", 200);
    return type.isPresent() && id.isPresent()
        ? member(in, "data")
            .flatMap(PublishedResultForm::read)
            .filter(result -> same(in, id.get(), result))
            .map(EventContent.Result::new)
        : Optional.empty();
  }

  private static boolean same(Fields in, String id, ResultEvent result) {
    boolean same = id.equals(result.id().value());
    if (!same) {
      in.problem("contradiction", "id", "not that of its data", PublishedResultForm.AS_PUBLISHED);
    }
    return same;
  }

  private static Optional<Fields> member(Fields in, String name) {
    return in.present(name) ? in.object(name) : Optional.empty();
  }
}

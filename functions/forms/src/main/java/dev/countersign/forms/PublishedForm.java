package dev.countersign.forms;

import dev.countersign.domain.outcome.ResultEvent;
import java.util.Optional;

/**
 * Reads back what is on the bus: one CloudEvent as it was published, bare or in the envelope that
 * EventBridge's rules and archive put around it.
 */
public final class PublishedForm {
  private static final String RESULT = "dev.countersign.billable_result.v1";
  private static final String CHANGED = "dev.countersign.outcome_changed.v1";

  private PublishedForm() {}

  /** What an event on the bus says. */
  public sealed interface Told {
    /** A BillableResult. */
    record Result(ResultEvent event) implements Told {}

    /** An OutcomeChanged, which bills nothing; it is not read further. */
    record Changed() implements Told {}
  }

  /** As {@link #read(Json)}, of UTF-8 text. */
  public static Reading<Told> read(byte[] utf8) {
    return StrictJson.parse(utf8).then(PublishedForm::read);
  }

  public static Reading<Told> read(Json event) {
    return Fields.read(
        event,
        in ->
            in.get("detail-type").isPresent()
                ? member(in, "detail").flatMap(PublishedForm::told)
                : told(in));
  }

  private static Optional<Told> told(Fields in) {
    var type = in.required("type", 200);
    if (type.filter(CHANGED::equals).isPresent()) {
      return Optional.of(new Told.Changed());
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
            .map(Told.Result::new)
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

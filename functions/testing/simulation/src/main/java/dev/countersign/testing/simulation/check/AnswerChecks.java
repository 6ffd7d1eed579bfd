package dev.countersign.testing.simulation.check;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.simulation.audit.Audit;
import dev.countersign.testing.simulation.audit.AuditedAnswer;
import dev.countersign.testing.simulation.world.Message;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Compares the answers that senders get with what was written and with earlier answers. */
final class AnswerChecks {
  private final Audit audit;
  private final Predicate<String> written;
  private final Consumer<String> note;
  private final Consumer<String> reached;

  /**
   * Over an audit that is shown every answer.
   *
   * @param written whether an entry has this receipt
   * @param note gets what must not be
   * @param reached gets the statuses and verdicts that occur
   */
  AnswerChecks(
      Audit audit, Predicate<String> written, Consumer<String> note, Consumer<String> reached) {
    this.audit = audit;
    this.written = written;
    this.note = note;
    this.reached = reached;
  }

  /** A forged message must get nothing but a refusal. */
  void forged(HttpAnswer answer) {
    if (answer.status() != 401 && answer.status() != 503) {
      note.accept("forged, and answered " + answer.status());
    }
  }

  /** A sender was answered. */
  void answered(SentMessage sent, HttpAnswer answer) {
    reached.accept("answer " + answer.status());
    var message = sent.message();
    switch (answer.status()) {
      case 200, 202, 409 -> {
        if (!message.statements().isEmpty()) {
          checkItems(message, answer);
        }
      }
      case 401, 422, 500, 503 -> {}
      default -> note.accept("answered " + answer.status() + " to " + message.id());
    }
  }

  private void checkItems(Message message, HttpAnswer answer) {
    for (Json.Obj item : items(answer, "attestations")) {
      int place = ((Json.Num) item.get("place").orElseThrow()).value().intValueExact();
      String verdict = text(item, "verdict");
      reached.accept("verdict " + verdict);
      if (verdict.equals("refused") || verdict.equals("ignored")) {
        continue;
      }
      var statement = message.statements().get(place);
      boolean conflict = verdict.equals("conflict");
      audit.answered(
          new AuditedAnswer(
              message.tenant().id(),
              message.source().id(),
              message.idAt(place),
              text(item, "claim"),
              statement.json(""),
              conflict ? AuditedAnswer.Kind.CONFLICT : AuditedAnswer.Kind.DECIDED,
              conflict ? "" : text(item, "outcome") + text(item, "receipt")));
      if (!conflict && !written.test(text(item, "receipt"))) {
        note.accept("answered, and no entry: " + message.id() + " " + text(item, "claim"));
      }
    }
  }

  static List<Json.Obj> items(HttpAnswer answer, String name) {
    if (StrictJson.parse(answer.body().toArray()) instanceof Reading.Read<Json>(Json.Obj object)
        && object.get(name).orElse(null) instanceof Json.Arr(List<Json> items)) {
      return items.stream().map(Json.Obj.class::cast).toList();
    }
    return List.of();
  }

  private static String text(Json.Obj in, String name) {
    return in.get(name).orElse(null) instanceof Json.Str(String text) ? text : "";
  }
}

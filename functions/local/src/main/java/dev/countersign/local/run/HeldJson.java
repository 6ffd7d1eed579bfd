package dev.countersign.local.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.deliver.desk.HeldPosting;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.util.List;

/** What is held, and what became of a decision about it, as JSON. */
public final class HeldJson {
  private HeldJson() {}

  /** One posting that is held, with what to do and the commands for it. */
  public static Bytes of(HeldPosting held) {
    return JsonOutput.object(out -> write(out, held));
  }

  /** A posting after a person's decision. */
  public static Bytes of(Posting posting) {
    return JsonOutput.object(out -> {
      out.writeStringField("tenant", posting.key().tenant().value());
      PostingView.write(out, posting);
    });
  }

  static void write(JsonGenerator out, HeldPosting held) throws IOException {
    var reason = held.reason();
    var todo = held.whatToDo();
    out.writeStringField("tenant", held.target().tenant().value());
    out.writeStringField("target", held.target().name().value());
    out.writeStringField("id", held.event().value());
    out.writeStringField("outcome", held.claim().outcome(held.target().tenant()).value());
    out.writeStringField("claim", held.claim().toString());
    amount(out, held.amount());
    out.writeStringField("since", held.since().toString());
    out.writeStringField("reason", reason.word());
    PostingView.text(out, "answer", PostingView.engineWordOrNull(reason));
    because(out, held);
    out.writeStringField("happened", todo.happened());
    out.writeStringField("what_to_do", todo.todo());
    out.writeArrayFieldStart("commands");
    for (String command : commands(held)) {
      out.writeString(command);
    }
    out.writeEndArray();
  }

  private static void amount(JsonGenerator out, Money amount) throws IOException {
    if (amount.currency().equals(Price.UNITS)) {
      out.writeNumberField("quantity", amount.minor());
    } else {
      out.writeStringField("amount", amount.decimal().toPlainString());
      out.writeStringField("currency", amount.currency().getCurrencyCode());
    }
  }

  /** What else a person needs for it. */
  private static void because(JsonGenerator out, HeldPosting held) throws IOException {
    switch (held.reason()) {
      case HeldReason.Task task -> {
        out.writeObjectFieldStart("task");
        out.writeStringField("customer", task.customer().value());
        amount(out, held.net().orElseThrow());
        out.writeStringField("period", task.period().toString());
        out.writeEndObject();
      }
      case HeldReason.Unconfirmed unconfirmed ->
          out.writeStringField(
              "looked",
              switch (unconfirmed.looked()) {
                case ABSENT -> "the engine says that it hasn't got it";
                case CANNOT_BE_ASKED -> "the engine can't be asked for one";
              });
      case HeldReason.OtherCurrency other ->
          out.writeStringField("wanted", other.wanted().getCurrencyCode());
      case HeldReason.Unreadable(var problem) -> {
        out.writeStringField("problem", problem.pointer() + ": " + problem.detail());
        out.writeStringField("fix", problem.fix());
      }
      default -> {}
    }
  }

  /** What a person may type about it, the likeliest first. */
  static List<String> commands(HeldPosting held) {
    return held.whatToDo().wishes().stream().map(wish -> command(held, wish)).toList();
  }

  private static String command(HeldPosting held, Wish wish) {
    String verb = wish == Wish.GIVE_UP ? "give-up" : "release";
    String option =
        switch (wish) {
          case RELEASE, GIVE_UP -> "";
          case RELEASE_NOT_THERE -> " --not-there";
          case DONE -> " --done";
        };
    return "./countersign "
        + verb
        + " --tenant "
        + held.target().tenant()
        + " --target "
        + held.target().name()
        + option
        + " "
        + held.event()
        + " --why \"...\"";
  }
}

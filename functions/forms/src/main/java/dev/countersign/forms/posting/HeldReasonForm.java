package dev.countersign.forms.posting;

import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.HeldReason.Conflict;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.HeldReason.NoAmount;
import dev.countersign.domain.posting.HeldReason.NoCustomer;
import dev.countersign.domain.posting.HeldReason.OtherCurrency;
import dev.countersign.domain.posting.HeldReason.Refused;
import dev.countersign.domain.posting.HeldReason.Task;
import dev.countersign.domain.posting.HeldReason.TooLate;
import dev.countersign.domain.posting.HeldReason.Unconfirmed;
import dev.countersign.domain.posting.HeldReason.Unreadable;
import dev.countersign.forms.entry.FormReader;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Currency;

/** Why a posting is held: {@code word}, and what belongs to it. */
final class HeldReasonForm {
  private HeldReasonForm() {}

  static void write(FormWriter out, HeldReason reason) throws IOException {
    out.text("word", reason.word());
    switch (reason) {
      case NoCustomer none -> {}
      case NoAmount none -> {}
      case TooLate late -> {}
      case Conflict conflict -> {}
      case OtherCurrency other -> out.text("wanted", other.wanted().getCurrencyCode());
      case Unconfirmed unconfirmed -> {
        out.text("looked", Words.of(unconfirmed.looked()));
        out.text("engine", unconfirmed.wordOrNull());
      }
      case Refused refused -> out.text("engine", refused.engine());
      case Task task -> {
        out.text("customer", task.customer());
        out.number("net", task.net());
        out.text("period", task.period());
      }
      case Unreadable unreadable ->
          out.object("problem", unreadable.problem(), HeldReasonForm::write);
    }
  }

  /**
   * The reason that was written.
   *
   * @throws IllegalArgumentException where its word is not known
   */
  static HeldReason read(FormReader in) throws IOException {
    String word = in.text("word");
    return switch (word) {
      case "no_customer" -> new NoCustomer();
      case "no_amount" -> new NoAmount();
      case "too_late" -> new TooLate();
      case "conflict" -> new Conflict();
      case "currency" -> new OtherCurrency(in.text("wanted", Currency::getInstance));
      case "unconfirmed" -> {
        var looked = Words.read(Looked.class, in.text("looked"));
        yield new Unconfirmed(looked, in.textOrNull("engine", EngineWord::new));
      }
      case "refused" -> new Refused(in.text("engine", EngineWord::new));
      case "task" -> {
        var customer = in.text("customer", EngineCustomer::new);
        long net = in.number("net");
        yield new Task(customer, net, in.text("period", YearMonth::parse));
      }
      case "unreadable" -> new Unreadable(in.object("problem", HeldReasonForm::problem));
      default -> throw new IllegalArgumentException("no reason to hold a posting");
    };
  }

  private static void write(FormWriter out, Problem problem) throws IOException {
    out.text("reason", problem.reason());
    out.text("pointer", problem.pointer());
    out.text("detail", problem.detail());
    out.text("fix", problem.fix());
  }

  private static Problem problem(FormReader in) throws IOException {
    var reason = in.text("reason");
    var pointer = in.text("pointer");
    var detail = in.text("detail");
    return new Problem(reason, pointer, detail, in.text("fix"));
  }
}

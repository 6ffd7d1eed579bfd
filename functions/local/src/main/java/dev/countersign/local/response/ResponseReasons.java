package dev.countersign.local.response;

import dev.countersign.local.response.InvoiceResponse.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a payer's reasons in the codes of a form. */
public final class ResponseReasons {
  private final CodeTable table;

  public ResponseReasons(CodeTable table) {
    this.table = table;
  }

  /** A reason for each line that the payer objects to. */
  public List<Reason> of(ResponseContent response) throws Unanswerable {
    var all = new ArrayList<Reason>();
    for (var objection : response.objections()) {
      String code =
          table
              .reason(response.status(), objection.code())
              .orElseThrow(() -> unknown("code", objection.code(), objection));
      String action =
          table
              .action(objection.state())
              .orElseThrow(() -> unknown("state", objection.state(), objection));
      all.add(new Reason(code, action, objection.text()));
    }
    return all;
  }

  /**
   * The reason of a refusal, which only the payer knows; what it asks of the seller isn't said.
   *
   * @param codeOrNull one of the codes that the form allows for a refusal
   * @param textOrNull what the payer wants a person to read
   */
  public List<Reason> ofRefusal(@Nullable String codeOrNull, @Nullable String textOrNull)
      throws Unanswerable {
    if (codeOrNull == null || !table.refusals().contains(codeOrNull)) {
      throw new Unanswerable(
          "--reason: the month is refused, and the file doesn't know why; say one of "
              + String.join(", ", table.refusals()));
    }
    String text = textOrNull == null ? "the month as a whole is not accepted" : textOrNull;
    return List.of(new Reason(codeOrNull, null, text));
  }

  private static Unanswerable unknown(String what, String word, Objection objection) {
    return new Unanswerable(
        "outcome " + objection.outcome() + ": its dispute has the " + what + " " + word
            + ", for which there is no code in the table");
  }
}

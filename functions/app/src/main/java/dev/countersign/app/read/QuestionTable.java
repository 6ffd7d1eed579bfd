package dev.countersign.app.read;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Question.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Disputes or inquiries as CSV (RFC 4180), a row for each. */
public final class QuestionTable {
  private static final List<String> OF_DISPUTE =
      List.of(
          "dispute",
          "outcome",
          "type",
          "claim",
          "event",
          "month",
          "code",
          "amount",
          "state",
          "by",
          "answer",
          "offer",
          "left",
          "deadline",
          "opened_at",
          "recorded_at",
          "settled_by",
          "terms");
  private static final List<String> OF_INQUIRY =
      List.of(
          "inquiry",
          "kind",
          "session",
          "outcome",
          "type",
          "claim",
          "code",
          "expected",
          "state",
          "by",
          "heard",
          "deadline",
          "opened_at",
          "recorded_at");

  private QuestionTable() {}

  /** The table with its head. */
  public static String of(Kind kind, List<Json.Obj> questions) {
    var names =
        switch (kind) {
          case DISPUTE -> OF_DISPUTE;
          case INQUIRY -> OF_INQUIRY;
        };
    var rows =
        questions.stream()
            .map(question ->
                names.stream()
                    .map(name -> question.get(name).map(QuestionTable::text).orElse(""))
                    .map(CsvCell::of)
                    .collect(Collectors.joining(",", "", "\r\n")));
    return String.join(",", names) + "\r\n" + rows.collect(Collectors.joining());
  }

  /** An amount with its currency after it. */
  private static String text(Json value) {
    return switch (value) {
      case Json.Str(String text) -> text;
      case Json.Num(var number) -> number.toPlainString();
      case Json.Obj money
          when money.text("amount").isPresent() && money.text("currency").isPresent() ->
          money.text("amount").get() + " " + money.text("currency").get();
      default -> new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    };
  }
}

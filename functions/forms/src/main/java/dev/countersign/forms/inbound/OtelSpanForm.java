package dev.countersign.forms.inbound;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the spans of a session record that was made of spans. */
final class OtelSpanForm {
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{16}");
  private static final long MOST_TOKENS = 1_000_000_000_000L;

  private OtelSpanForm() {}

  /** Reads {@code spans}; none where the record has no such member. */
  static List<OtelSpan> read(Fields in) {
    var items = in.items("spans");
    if (items.size() > OtelSession.MOST_SPANS) {
      in.problem(
          "out_of_range", "spans", "too many", "send at most " + OtelSession.MOST_SPANS + " spans");
      return List.of();
    }
    var spans = new ArrayList<OtelSpan>();
    for (Json item : items) {
      Fields.of(item, in.at("spans") + "/" + spans.size(), in.problems())
          .flatMap(OtelSpanForm::span)
          .ifPresent(spans::add);
    }
    return spans;
  }

  private static Optional<OtelSpan> span(Fields in) {
    long input = tokens(in, "input_tokens");
    long output = tokens(in, "output_tokens");
    var level = in.word("level", OtelSpan.Level.values()).orElse(OtelSpan.Level.CALL);
    return in.id("id", ID.asMatchPredicate(), id -> id.toLowerCase(Locale.ROOT))
        .map(id -> new OtelSpan(id, input, output, level));
  }

  private static long tokens(Fields in, String name) {
    var value = in.get(name);
    if (value.isEmpty()) {
      return 0;
    }
    if (value.get() instanceof Json.Num(var number)
        && number.signum() >= 0
        && number.compareTo(java.math.BigDecimal.valueOf(MOST_TOKENS)) <= 0) {
      return number.longValue();
    }
    in.problem("wrong_type", name, "not a number of tokens", "send a whole number, 0 or more");
    return 0;
  }
}

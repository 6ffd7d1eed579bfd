package dev.countersign.forms.inbound;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tokens of a session that is added up from spans.
 *
 * @param calls those of single calls
 * @param runs those of whole runs, which count where no call states any
 * @param complete whether every span was counted; not where there were more than are remembered
 */
record OtelUsage(Tokens calls, Tokens runs, Complete complete) {
  static final OtelUsage NONE = new OtelUsage(Tokens.NONE, Tokens.NONE, Complete.YES);

  /** Whether every span was counted. */
  enum Complete {
    YES,
    NO
  }

  /** Tokens that were sent to models, and those that models answered. */
  record Tokens(long input, long output) {
    static final Tokens NONE = new Tokens(0, 0);

    Tokens plus(OtelSpan span) {
      return new Tokens(input + span.inputTokens(), output + span.outputTokens());
    }

    Json.Arr json() {
      return new Json.Arr(java.util.List.of(number(input), number(output)));
    }

    static Tokens of(Json.Arr pair) {
      return new Tokens(value(pair.items().get(0)), value(pair.items().get(1)));
    }
  }

  OtelUsage plus(OtelSpan span) {
    return switch (span.level()) {
      case CALL -> new OtelUsage(calls.plus(span), runs, complete);
      case RUN -> new OtelUsage(calls, runs.plus(span), complete);
    };
  }

  OtelUsage incomplete() {
    return new OtelUsage(calls, runs, Complete.NO);
  }

  /** As a session record has it. */
  Json.Obj json() {
    var counted = calls.equals(Tokens.NONE) ? runs : calls;
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("input_tokens", number(counted.input()));
    members.put("output_tokens", number(counted.output()));
    if (complete == Complete.NO) {
      members.put("complete", new Json.Bool(false));
    }
    return new Json.Obj(members);
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }

  private static long value(Json number) {
    return ((Json.Num) number).value().longValueExact();
  }
}

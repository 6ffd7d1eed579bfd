package dev.countersign.forms.json;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The functions that an expression has beside JSONata's own: {@code $money}, {@code $minor}, {@code
 * $utc} and {@code $rfc2822}. None of them fails: what it can't read it gives back as it is, so that
 * the field's form refuses that one item by name. Of nothing they make nothing.
 */
final class MapFunctions {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(?:\\.[0-9]{1,20})?");
  private static final Pattern OFFSET = Pattern.compile(".*(?:Z|[+-][0-9]{2}:[0-9]{2})");
  private static final int MOST_DECIMALS = 6;

  private static final Map<String, JFunction> ALL =
      Map.of(
          "money", function(MapFunctions::money),
          "minor", function(MapFunctions::minor),
          "utc", function(MapFunctions::utc),
          "rfc2822", function(MapFunctions::rfc2822));

  private MapFunctions() {}

  static void bind(Jsonata.Frame frame) {
    ALL.forEach(frame::bind);
  }

  private static JFunction function(Body body) {
    JFunctionCallable called = (input, arguments) -> body.of(new Arguments(arguments));
    return new JFunction(called, null);
  }

  /** {@code $money(amount, currency)}: an amount in whole units, with all its decimals. */
  private static @Nullable Object money(Arguments given) {
    return given.get(0) == null ? null : value(given.get(0), 0, given.currency());
  }

  /**
   * {@code $minor(units, currency, decimals?)}: an amount in the currency's minor units, by ISO 4217
   * where the number of decimals is not given.
   */
  private static @Nullable Object minor(Arguments given) {
    if (given.get(0) == null) {
      return null;
    }
    int decimals =
        given.get(2) instanceof Number own
            ? Math.clamp(own.intValue(), 0, MOST_DECIMALS)
            : decimals(given.currency());
    return value(given.get(0), decimals, given.currency());
  }

  private static Map<String, Object> value(
      @Nullable Object given, int shift, @Nullable String currency) {
    var value = new LinkedHashMap<String, Object>();
    String text = String.valueOf(given);
    Object amount =
        decimal(given)
            .map(exact -> exact.movePointLeft(shift).stripTrailingZeros())
            .map(exact ->
                exact.setScale(Math.max(exact.scale(), decimals(currency))).toPlainString())
            .orElse(text);
    value.put("amount", amount);
    if (currency != null) {
      value.put("currency", currency);
    }
    return value;
  }

  private static Optional<BigDecimal> decimal(@Nullable Object given) {
    return switch (given) {
      case Number number when Double.isFinite(number.doubleValue()) ->
          Optional.of(new BigDecimal(number.toString()));
      case String text when DECIMAL.matcher(text.strip()).matches() ->
          Optional.of(new BigDecimal(text.strip()));
      case null, default -> Optional.empty();
    };
  }

  /** Of a currency that is not known two; it is refused anyhow. */
  private static int decimals(@Nullable String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .mapToInt(Currency::getDefaultFractionDigits)
        .filter(digits -> digits >= 0)
        .findFirst()
        .orElse(2);
  }

  /** {@code $utc(text)}: a time of ISO 8601; UTC, where it has no offset. */
  private static @Nullable Object utc(Arguments given) {
    if (!(given.get(0) instanceof String text)) {
      return given.get(0);
    }
    String time = text.strip().replaceFirst("^([0-9-]{10}) ", "$1T");
    try {
      return OFFSET.matcher(time).matches()
          ? OffsetDateTime.parse(time).toInstant().toString()
          : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** {@code $rfc2822(text)}: a date such as {@code Wed, 04 Nov 2026 13:18:45 +0000}. */
  private static @Nullable Object rfc2822(Arguments given) {
    if (!(given.get(0) instanceof String text)) {
      return given.get(0);
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  private interface Body {
    @Nullable Object of(Arguments given);
  }

  /** What an expression gave. JSONata's null is nothing, as is an argument that is missing. */
  private record Arguments(List<?> given) {
    @SuppressWarnings("ReferenceEquality") // the library's null is one object
    @Nullable Object get(int place) {
      Object value = place < given.size() ? given.get(place) : null;
      return value == Jsonata.NULL_VALUE ? null : value;
    }

    @Nullable String currency() {
      return get(1) instanceof String code && !code.isBlank()
          ? code.strip().toUpperCase(Locale.ROOT)
          : null;
    }
  }
}

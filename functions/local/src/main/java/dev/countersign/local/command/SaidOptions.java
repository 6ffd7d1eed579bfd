package dev.countersign.local.command;

import dev.countersign.domain.Digest;
import dev.countersign.forms.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What payer and seller say of a line beside the word for it. */
final class SaidOptions {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  @Option(
      names = "--amount",
      paramLabel = "DECIMAL",
      description = "An amount, such as 18.00, with --currency.")
  private @Nullable BigDecimal amount;

  @Option(names = "--currency", paramLabel = "CODE", description = "Its currency, such as EUR.")
  private @Nullable String currency;

  @Option(
      names = "--quantity",
      paramLabel = "NUMBER",
      description = "Instead, where the terms price in units: how many.")
  private @Nullable Long quantity;

  @Option(
      names = "--text",
      description =
          "What a person says of it, at most 4000 characters. It stays in the evidence: no entry,"
              + " event or month has it.")
  private @Nullable String text;

  @Option(
      names = "--evidence",
      paramLabel = "FILE|SHA256",
      description =
          "What there is to show, as a file, of which the SHA-256 is sent and nothing else, or as"
              + " its SHA-256; may be given several times.")
  private List<String> evidence = new ArrayList<>();

  /** Whether an amount or a number of units is said. */
  boolean haveAmount() {
    return amount != null || quantity != null;
  }

  /** Whether nothing at all is said. */
  boolean areNone() {
    return !haveAmount() && currency == null && text == null && evidence.isEmpty();
  }

  /** The amount in decimals, if one is said. */
  Optional<BigDecimal> amount() {
    return Optional.ofNullable(amount);
  }

  Optional<String> currency() {
    return Optional.ofNullable(currency);
  }

  /**
   * Adds the members for what is said.
   *
   * @param amountMember what the amount is called
   * @param currencyOrNull of an amount of which none is said
   * @throws IOException when a file of the evidence can't be read
   */
  void into(Map<String, Json> members, String amountMember, @Nullable String currencyOrNull)
      throws IOException {
    if (amount != null) {
      members.put(amountMember, money(amount, currency == null ? currencyOrNull : currency));
    }
    if (quantity != null) {
      members.put("quantity", new Json.Num(BigDecimal.valueOf(quantity)));
    }
    if (text != null) {
      members.put("text", new Json.Str(text));
    }
    if (!evidence.isEmpty()) {
      var digests = new ArrayList<Json>();
      for (String each : evidence) {
        digests.add(new Json.Str(digest(each)));
      }
      members.put("evidence", new Json.Arr(digests));
    }
  }

  private static Json money(BigDecimal amount, @Nullable String currencyOrNull) {
    var said = new Json.Str(amount.toPlainString());
    return currencyOrNull == null
        ? new Json.Obj(Map.of("amount", said))
        : new Json.Obj(Map.of("amount", said, "currency", new Json.Str(currencyOrNull)));
  }

  private static String digest(String named) throws IOException {
    if (DIGEST.matcher(named).matches()) {
      return named;
    }
    var file = Path.of(named);
    if (!Files.isRegularFile(file)) {
      throw new IOException("--evidence: neither a file nor 64 hexadecimal digits: " + named);
    }
    return Digest.of(Files.readAllBytes(file)).hex();
  }
}

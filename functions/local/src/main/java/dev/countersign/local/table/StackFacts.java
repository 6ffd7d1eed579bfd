package dev.countersign.local.table;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * What a stack tells of itself in its SSM parameters {@code /countersign/STACK/settings}, {@code
 * …/url} and {@code …/months}.
 *
 * @param addressKey the parameter with the key of the checks in addresses
 * @param url what comes before the paths of its sources
 * @param months the bucket of its sealed months
 */
public record StackFacts(
    Optional<String> addressKey, Optional<String> url, Optional<String> months) {
  /** Nothing is known. */
  public static final StackFacts NONE =
      new StackFacts(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What the stack that made a table tells; nothing where no stack made it.
   *
   * @throws Unavailable when AWS can't be asked
   */
  public static StackFacts ofTable(OpenTable table) {
    try {
      return table.stack().map(StackFacts::of).orElse(NONE);
    } catch (SdkException e) {
      throw new Unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private static StackFacts of(String stack) {
    try (var ssm =
        SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      var key =
          text(ssm, stack, "settings")
              .map(text -> StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)))
              .flatMap(StackFacts::addressKey);
      return new StackFacts(key, text(ssm, stack, "url"), text(ssm, stack, "months"));
    }
  }

  private static Optional<String> addressKey(Reading<Json> settings) {
    return settings instanceof Reading.Read<Json>(Json.Obj told)
        ? told.text("address_key").filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  private static Optional<String> text(SsmClient ssm, String stack, String name) {
    try {
      return Optional.of(
          ssm.getParameter(r -> r.name("/countersign/" + stack + "/" + name)).parameter().value());
    } catch (ParameterNotFoundException e) {
      return Optional.empty();
    }
  }
}

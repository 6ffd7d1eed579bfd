package dev.countersign.local.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.auth.Prepared;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.BuiltInEngines;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** docs/asyncapi.yaml says what a webhook of the engine standard-webhook gets. */
final class AsyncApiWebhookTest {
  private static final String ENGINE = "standard-webhook";
  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

  private final DescriptionFile document;

  AsyncApiWebhookTest() throws IOException {
    this.document = DescriptionFile.read("docs/asyncapi.yaml");
  }

  /** The samples' requests are exactly what the engine's file makes. */
  @ParameterizedTest
  @CsvSource({"usage, billableLine", "correct/0, reversalLine"})
  void request_ofTheEnginesFile_isAsDocumented(String of, String message) throws IOException {
    var request = sample(of);
    var made = made(request);
    var headers = DescriptionFile.JSON.createObjectNode();
    made.headers().forEach(headers::put);
    var credential =
        assertInstanceOf(
                Prepared.Ready.class,
                new EngineCredentials(
                        new InlineSecrets(),
                        (outgoing, longest) -> {
                          throw new IllegalStateException("no request is needed to sign one");
                        },
                        EngineCredentials.noAws())
                    .prepare(target(), target().engine().auth(), NOON))
            .credential();
    credential
        .headers(made, made.headers().getOrDefault("webhook-id", ""), NOON)
        .forEach(headers::put);

    assertEquals(List.of(), errors(message, "payload", request.get("body")));
    assertEquals(List.of(), errors(message, "headers", headers));
    assertEquals(1, document.root().at("/components/messages/" + message + "/examples").size());
    var example = document.root().at("/components/messages/" + message + "/examples/0");
    assertEquals(request.get("body"), example.get("payload"));
    assertEquals(List.of(), errors(message, "headers", example.get("headers")));
  }

  @Test
  void request_withoutItsPosting_isAMistake() throws IOException {
    var body = sample("usage").get("body").deepCopy();
    ((ObjectNode) body.get("data")).remove("posting");

    assertTrue(errors("billableLine", "payload", body).toString().contains("'posting'"));
  }

  @Test
  void line_ofTheOtherKind_isAMistake() throws IOException {
    assertFalse(errors("reversalLine", "payload", sample("usage").get("body")).isEmpty());
    assertFalse(errors("billableLine", "payload", sample("correct/0").get("body")).isEmpty());
  }

  /** What the page says of each answer is what the engine's file says, and no more. */
  @Test
  void answers_ofTheEnginesFile_areThoseDocumented() throws IOException {
    var said = new ArrayList<String>();
    document.root().at("/operations/postLines/x-answers").forEach(answer -> said.add(rule(answer)));
    var file = engineFile();
    var rules = new ArrayList<String>();
    file.get("answers").forEach(answer -> rules.add(rule(answer)));
    rules.add("else=unknown");

    assertEquals(rules, said);
    String text = document.root().at("/operations/postLines/description").asString();
    assertEquals("PT15S", file.get("timeout").asString());
    assertTrue(text.contains("It has 15 seconds."));
    assertTrue(
        text.contains(
            "At most %d requests a second come, %d at once."
                .formatted(file.at("/rate/per_second").asInt(), file.at("/rate/at_once").asInt())));
  }

  private static String rule(JsonNode answer) {
    var status = answer.get("status");
    String statuses =
        status.isArray()
            ? String.join(
                ",",
                StreamSupport.stream(status.spliterator(), false).map(JsonNode::asString).toList())
            : status.asString();
    return statuses + "=" + answer.get("is").asString();
  }

  private List<String> errors(String message, String part, JsonNode value) {
    var schema = document.at("/components/messages/" + message + "/" + part).pointer();
    return document.errors(schema, value);
  }

  private static JsonNode sample(String of) throws IOException {
    var file = RepositoryFiles.root().resolve("events/targets/" + ENGINE + ".ndjson");
    return Files.readAllLines(file).stream()
        .map(DescriptionFile.JSON::readTree)
        .filter(sample -> sample.get("of").asString().equals(of) && sample.has("request"))
        .findFirst()
        .orElseThrow()
        .get("request");
  }

  private static EngineRequest made(JsonNode request) {
    var headers = new TreeMap<String, String>();
    request
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return new EngineRequest(
        request.get("method").asString(),
        URI.create(request.get("url").asString()),
        headers,
        Bytes.of(request.get("body").toString().getBytes(StandardCharsets.UTF_8)),
        Optional.empty());
  }

  private static TargetSetup target() {
    String text =
        """
        targets:
          own:
            engine: standard-webhook
            url: https://billing.example.com/countersign
            from: 2026-11-01T00:00:00Z
            customer: customer
            secrets: {key: {inline: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}}
        """;
    return switch (BillingForm.read(text, new TenantId("acme"), new BuiltInEngines()::find)) {
      case Reading.Read<List<TargetSetup>>(var targets) -> targets.getFirst();
      case Reading.Unreadable<List<TargetSetup>> wrong ->
          throw new IllegalStateException(wrong.problems().toString());
    };
  }

  private static JsonNode engineFile() throws IOException {
    var file = RepositoryFiles.root().resolve("infra/targets/" + ENGINE + ".yaml");
    var loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    return DescriptionFile.JSON.valueToTree(Map.copyOf((Map<?, ?>) loaded));
  }
}

package dev.countersign.local.sam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.forms.config.Secret;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sources of the tenant {@code kinds} say, by samples, and how they are answered. */
record KindsSamples(SamFunctions functions, TenantFolder.Content kinds) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Says it to a function, which takes it. */
  void accepted(String function, String source, String sample) throws Exception {
    var answer = answer(function, source, "msg-" + source + sample.hashCode(), sample);
    assertEquals(200, answer.at("/statusCode").asInt(), answer.toString());
  }

  /** The status of what {@code attest} answers, and its only item's verdict, state and reason. */
  String said(String source, String id, String sample) throws Exception {
    var answer = answer("AttestFunction", source, id, sample);
    var body = JSON.readTree(answer.at("/body").asString());
    return answer.at("/statusCode").asInt()
        + word(body, "/verdict")
        + word(body, "/state")
        + word(body, "/reason");
  }

  private JsonNode answer(String function, String source, String id, String sample)
      throws Exception {
    var event = functions.event(sender(source), id, sample);
    return JSON.readTree(functions.invoke(function, event).answer());
  }

  /** Of the first item of the first list: an answer has one, and after it perhaps errors. */
  private static String word(JsonNode body, String pointer) {
    return body.values().stream()
        .filter(JsonNode::isArray)
        .map(list -> list.at("/0" + pointer))
        .filter(JsonNode::isString)
        .map(word -> " " + word.asString())
        .findFirst()
        .orElse("");
  }

  /** The payer's own key lies beside its source; the others have theirs in it. */
  private Sender sender(String source) throws IOException {
    Path key =
        functions
            .root()
            .resolve("functions/local/src/test/tenants/every-kind/sources")
            .resolve(source + ".test-key.txt");
    return Sender.of(
        kinds, source, Files.exists(key) ? Secret.ofText(Files.readString(key).strip()) : null);
  }
}

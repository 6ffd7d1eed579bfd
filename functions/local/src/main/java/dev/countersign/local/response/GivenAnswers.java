package dev.countersign.local.response;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The answer in a file that the reader gives: the payer's own message, as JSON or as the whole
 * signed request, or the file {@code .acceptance} that lies beside a sealed month.
 */
public final class GivenAnswers {
  private static final List<String> HEAD_END = List.of("\r\n\r\n", "\n\n");

  private GivenAnswers() {}

  /**
   * The answer that counts.
   *
   * @param root of the sealed file, in Base64
   */
  static PayersAnswer read(byte[] file, String root) throws Unanswerable {
    var members = object(file);
    var counting =
        members.member("answers").isPresent()
            ? counting(members.items("answers"))
            : Optional.of(members);
    var answer =
        counting.orElseThrow(() -> new Unanswerable("nobody has answered, by this file"));
    if (!answer.text("root").equals(Optional.of(root))) {
      throw new Unanswerable(
          "it answers another month: its root is not the sealed file's, " + root);
    }
    return PayersAnswer.of(answer);
  }

  /** The last one that the payer gave and that counts. */
  private static Optional<JsonNode.Obj> counting(List<JsonNode> answers) {
    return answers.reversed().stream()
        .filter(JsonNode.Obj.class::isInstance)
        .map(JsonNode.Obj.class::cast)
        .filter(answer -> answer.member("silence").isEmpty())
        .filter(answer -> !answer.text("effect").equals(Optional.of("too_late")))
        .findFirst();
  }

  private static JsonNode.Obj object(byte[] file) throws Unanswerable {
    String text = new String(file, StandardCharsets.UTF_8);
    String body = text.startsWith("POST ") ? body(text) : text;
    var parsed = JsonParser.parse(body.strip().getBytes(StandardCharsets.UTF_8));
    if (parsed instanceof Parsed.Ok<JsonNode>(JsonNode.Obj members)) {
      return members;
    }
    throw new Unanswerable("neither an answer as JSON nor a signed request with one");
  }

  /** What follows the head of a request. */
  private static String body(String request) {
    return HEAD_END.stream()
        .filter(request::contains)
        .map(mark -> request.substring(request.indexOf(mark) + mark.length()))
        .findFirst()
        .orElse("");
  }
}

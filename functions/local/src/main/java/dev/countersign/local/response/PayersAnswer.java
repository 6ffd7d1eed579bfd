package dev.countersign.local.response;

import dev.countersign.proof.json.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the payer answered about a sealed month.
 *
 * @param status accepted, accepted but for some outcomes, or refused
 * @param outcomes those that it excepts
 */
record PayersAnswer(ResponseStatus status, Set<String> outcomes) {
  PayersAnswer {
    outcomes = Set.copyOf(outcomes);
  }

  /**
   * The answer that these members say: those of a leaf, of a line of the file beside a month, or of
   * the payer's own message.
   */
  static PayersAnswer of(JsonNode.Obj members) throws Unanswerable {
    var outcomes =
        members.items("outcomes").stream()
            .filter(JsonNode.Str.class::isInstance)
            .map(item -> ((JsonNode.Str) item).value())
            .collect(Collectors.toSet());
    return switch (members.text("answer").orElse("")) {
      case "accepted" -> new PayersAnswer(ResponseStatus.ACCEPTED, Set.of());
      case "refused" -> new PayersAnswer(ResponseStatus.REFUSED, Set.of());
      case "accepted_except" -> new PayersAnswer(ResponseStatus.ACCEPTED_EXCEPT, outcomes);
      default ->
          throw new Unanswerable("no answer is accepted, accepted_except or refused in it");
    };
  }
}

package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an entry's leaf says of the inquiry that the entry opened or ended. */
record ToldInquiry(JsonNode.Obj json) {
  private static final Pattern ID = Pattern.compile("inq_[0-9a-f]{32}");
  private static final String OPEN = "open";

  private static final Map<String, ValueForm> MEMBERS =
      Map.of(
          "id",
          new ValueForm(
              "an inquiry's id",
              value -> value instanceof JsonNode.Str(String id) && ID.matcher(id).matches()),
          "kind",
          ValueForm.oneOf("untracked", "incorrect", "declined"),
          "code",
          ValueForm.TEXT,
          "state",
          ValueForm.oneOf(OPEN, "attested", "declined", "withdrawn", "owed"),
          "by",
          ValueForm.oneOf("payer", "seller", "silence"),
          "opened",
          ValueForm.TRUE,
          "deadline",
          ValueForm.TIME);

  private static final List<String> NEEDED = List.of("id", "kind", "state");

  /** Whether a value is of this form: it was opened or has ended, and by somebody. */
  static boolean isOne(JsonNode value) {
    return value instanceof JsonNode.Obj said
        && NEEDED.stream().allMatch(name -> said.member(name).isPresent())
        && said.members().entrySet().stream()
            .allMatch(member ->
                MEMBERS.containsKey(member.getKey())
                    && MEMBERS.get(member.getKey()).admits(member.getValue()))
        && new ToldInquiry(said).isWhole();
  }

  private boolean isWhole() {
    boolean isOpen = is("state", OPEN);
    boolean mayHaveDeadline = isOpen || is("by", "silence");
    return isOpen != json.member("by").isPresent()
        && (!isOpen || isOpened())
        && (mayHaveDeadline || json.member("deadline").isEmpty());
  }

  private boolean isOpened() {
    return json.member("opened").isPresent();
  }

  private boolean is(String name, String word) {
    return json.text(name).filter(word::equals).isPresent();
  }

  /** Under which names the entry is counted: that it opened one, and how one ended. */
  List<String> counts() {
    var counts = new ArrayList<String>();
    if (isOpened()) {
      counts.add("opened");
    }
    if (is("state", "declined") && is("by", "silence")) {
      counts.add("silent");
    } else if (!is("state", OPEN)) {
      counts.add(json.text("state").orElseThrow());
    }
    return counts;
  }
}

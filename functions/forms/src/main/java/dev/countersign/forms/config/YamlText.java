package dev.countersign.forms.config;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML 1.2 text (JSON is one) as JSON, and the line of each of its places. Refused are tags,
 * aliases of lists and objects, and a key twice in one object.
 */
public final class YamlText {
  private static final int LARGEST = 262_144;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(LARGEST)
          .build();

  /** What YAML's core schema knows; any other tag asks for more than a text to be read. */
  private static final Set<Tag> CORE =
      Set.of(Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.MAP, Tag.SEQ);

  private final Json root;
  private final Map<String, Integer> lines;

  private YamlText(Json root, Map<String, Integer> lines) {
    this.root = root;
    this.lines = lines;
  }

  /**
   * Reads a document of at most 262,144 characters; {@code not_yaml} or {@code duplicate_key} says
   * why it can't be.
   */
  public static Reading<YamlText> parse(String text) {
    try {
      var composed = compose(text);
      if (composed.isEmpty()) {
        return Reading.wrong(new Problem("not_yaml", "", "empty", "write the document"));
      }
      var lines = new HashMap<String, Integer>();
      var problems = new ArrayList<Problem>();
      Json root = json(composed.get(), "", lines, problems);
      var document = new YamlText(root, lines);
      return problems.isEmpty()
          ? Reading.of(document)
          : new Reading.Unreadable<>(document.located(problems));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return Reading.wrong(
          new Problem(
              "not_yaml", "", "line " + line + ": not YAML, or a key twice", "mend the line"));
    } catch (YamlEngineException e) {
      return Reading.wrong(new Problem("not_yaml", "", "not YAML", "write YAML 1.2"));
    }
  }

  /**
   * The document's nodes with their marks; none where the text is empty.
   *
   * @throws YamlEngineException when it is no YAML
   */
  static Optional<Node> compose(String text) {
    return new Compose(SETTINGS).composeString(text);
  }

  /** The document as JSON. */
  public Json root() {
    return root;
  }

  /**
   * The same problems, each detail headed by the line of its place, or of what holds that place.
   */
  public List<Problem> located(List<Problem> problems) {
    return problems.stream()
        .map(p ->
            new Problem(
                p.reason(), p.pointer(), "line " + line(p.pointer()) + ": " + p.detail(), p.fix()))
        .toList();
  }

  /** The same reading with its problems {@link #located(List) located}. */
  public <T> Reading<T> located(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T> read -> read;
      case Reading.Unreadable<T> wrong -> new Reading.Unreadable<>(located(wrong.problems()));
    };
  }

  private int line(String pointer) {
    var at = Optional.ofNullable(lines.get(pointer));
    int slash = pointer.lastIndexOf('/');
    return at.orElseGet(() -> slash < 0 ? 1 : line(pointer.substring(0, slash)));
  }

  private static Json json(
      Node node, String pointer, Map<String, Integer> lines, List<Problem> problems) {
    node.getStartMark().ifPresent(mark -> lines.putIfAbsent(pointer, mark.getLine() + 1));
    if (!CORE.contains(node.getTag())) {
      problems.add(new Problem("not_yaml", pointer, "a tag", "write it without a tag"));
    }
    return switch (node) {
      case MappingNode mapping -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (var tuple : mapping.getValue()) {
          String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
          String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
          tuple.getKeyNode().getStartMark().ifPresent(mark -> lines.put(place, mark.getLine() + 1));
          if (members.put(name, json(tuple.getValueNode(), place, lines, problems)) != null) {
            problems.add(new Problem("duplicate_key", place, "stands twice", "keep one of them"));
          }
        }
        yield new Json.Obj(members);
      }
      case SequenceNode sequence -> {
        List<Json> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(json(item, pointer + "/" + items.size(), lines, problems));
        }
        yield new Json.Arr(items);
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> {
        problems.add(new Problem("not_yaml", pointer, "an alias", "write it out"));
        yield new Json.Nil();
      }
    };
  }

  private static Json scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return new Json.Nil();
    }
    if (tag.equals(Tag.BOOL)) {
      return new Json.Bool(Boolean.parseBoolean(text));
    }
    boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    return number && text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")
        ? new Json.Num(new BigDecimal(text))
        : new Json.Str(text);
  }
}

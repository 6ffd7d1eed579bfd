package dev.countersign.forms.config;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Edits one member of a YAML document in its text. The parser's marks say where the member stands;
 * all other lines, comments and blank ones too, stay byte for byte.
 */
public final class YamlEdit {
  private final String text;

  private YamlEdit(String text) {
    this.text = text;
  }

  /**
   * Writes a member of the document anew, or adds it at the end where there is none.
   *
   * @param text a YAML document: an object with a line for each member, not one in braces
   * @param name the member's name
   * @param lines the member as YAML, from its name on, each line with its line break; comments
   *     inside the member's old lines are lost
   * @return the new text; none where the document is not of that shape, or where the edited text
   *     would not read as the same document but for this member
   */
  public static Optional<String> withMember(String text, String name, String lines) {
    var others = others(text, name);
    return mapping(text)
        .map(mapping -> new YamlEdit(text).edited(mapping, name, lines))
        .filter(edited -> others.isPresent() && others(edited, name).equals(others));
  }

  /** Every other member, in order; none where the text is no document or no object. */
  private static Optional<List<Map.Entry<String, Json>>> others(String text, String name) {
    if (YamlText.parse(text) instanceof Reading.Read<YamlText>(var document)
        && document.root() instanceof Json.Obj object) {
      var members = new LinkedHashMap<>(object.members());
      members.remove(name);
      return Optional.of(List.copyOf(members.entrySet()));
    }
    return Optional.empty();
  }

  private static Optional<MappingNode> mapping(String text) {
    try {
      return YamlText.compose(text)
          .filter(MappingNode.class::isInstance)
          .map(MappingNode.class::cast)
          .filter(mapping -> mapping.getFlowStyle() == FlowStyle.BLOCK);
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  private String edited(MappingNode mapping, String name, String lines) {
    var member = mapping.getValue().stream().filter(tuple -> names(tuple, name)).findFirst();
    int from = member.map(tuple -> start(tuple.getKeyNode())).orElseGet(() -> lineEnd(mapping));
    int to = member.map(tuple -> lineEnd(tuple.getValueNode())).orElse(from);
    String before = text.substring(0, from);
    String indent = " ".repeat(mark(mapping.getStartMark()).getColumn());
    String block = lines.stripTrailing().replace("\n", "\n" + indent) + "\n";
    boolean added = member.isEmpty();
    return before
        + (added && !before.endsWith("\n") ? "\n" : "")
        + (added ? indent : "")
        + block
        + text.substring(to);
  }

  private static boolean names(NodeTuple tuple, String name) {
    return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name);
  }

  /** Where the line ends on which the last of this node stands: after its line break. */
  private int lineEnd(Node node) {
    int end = offset(mark(last(node).getEndMark()));
    if (end > 0 && text.charAt(end - 1) == '\n') {
      return end;
    }
    int lineBreak = text.indexOf('\n', end);
    return lineBreak < 0 ? text.length() : lineBreak + 1;
  }

  /**
   * The node that stands last in this one. The parser ends a block only where the next one begins,
   * behind the comments in between.
   */
  private static Node last(Node node) {
    if (!(node instanceof CollectionNode<?> collection)
        || collection.getFlowStyle() == FlowStyle.FLOW
        || collection.getValue().isEmpty()) {
      return node;
    }
    return switch (collection.getValue().getLast()) {
      case NodeTuple tuple -> last(tuple.getValueNode());
      case Node item -> last(item);
      default -> node;
    };
  }

  private int start(Node node) {
    return offset(mark(node.getStartMark()));
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow(() -> new IllegalStateException("the parser marks every node"));
  }

  /** Marks count code points. */
  private int offset(Mark mark) {
    return text.offsetByCodePoints(0, mark.getIndex());
  }
}

package dev.countersign.local.rotate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The lines of a source's file that hold its keys, found by the marks of the YAML parser.
 *
 * @param start the index of the first character of the first line
 * @param end the index after the line break of the last line
 */
record KeysBlock(int start, int end) {

  /** None when the file is no block mapping with the member {@code keys}. */
  static Optional<KeysBlock> find(String text) {
    return new Compose(LoadSettings.builder().build())
        .composeString(text)
        .filter(root ->
            root instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.BLOCK)
        .flatMap(root ->
            ((MappingNode) root)
                .getValue().stream()
                    .filter(member ->
                        member.getKeyNode() instanceof ScalarNode name
                            && name.getValue().equals("keys"))
                    .findFirst())
        .map(member ->
            new KeysBlock(
                index(text, member.getKeyNode().getStartMark()),
                lineEnd(text, index(text, end(member.getValueNode())))));
  }

  /** The text with these lines in place of the block. */
  String replaced(String text, String lines) {
    return text.substring(0, start) + lines + text.substring(end);
  }

  /** The end of the last thing inside: a block's own mark lies behind the comments after it. */
  private static Optional<Mark> end(Node node) {
    if (node instanceof CollectionNode<?> block && block.getFlowStyle() == FlowStyle.BLOCK) {
      return children(node)
          .flatMap(child -> end(child).stream())
          .max(Comparator.comparingInt(Mark::getIndex));
    }
    return node.getEndMark();
  }

  private static Stream<Node> children(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .flatMap(member -> Stream.of(member.getKeyNode(), member.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream();
      default -> Stream.empty();
    };
  }

  /** A mark counts code points. */
  private static int index(String text, Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }

  private static int lineEnd(String text, int index) {
    if (index > 0 && text.charAt(index - 1) == '\n') {
      return index;
    }
    int lineBreak = text.indexOf('\n', index);
    return lineBreak < 0 ? text.length() : lineBreak + 1;
  }
}

package dev.countersign.ledger.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** template.yaml as nodes, since it has tags of its own, such as {@code !Ref}. */
public final class TemplateYaml {
  /** It repeats its blocks by aliases, and a reader takes 50 unless it is told. */
  private static final int ALIASES = 500;

  private static final String FILE = "template.yaml";

  private TemplateYaml() {}

  /** A file of the project. */
  public static Path file(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(FILE))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder.resolve(path);
  }

  /** The template's text. */
  public static String text() {
    try {
      return Files.readString(file(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole of it. */
  public static Node root() {
    var settings = LoadSettings.builder().setMaxAliasesForCollections(ALIASES).build();
    return new Compose(settings).composeString(text()).orElseThrow();
  }

  /** The properties of all resources of a type, by the resources' names. */
  public static SortedMap<String, Node> ofType(String type) {
    var found = new TreeMap<String, Node>();
    map(at(root(), "Resources"))
        .forEach((name, resource) -> {
          if (text(resource, "Type").equals(type)) {
            found.put(name, at(resource, "Properties"));
          }
        });
    return found;
  }

  /** A map's members, with those that it merges in ({@code <<}) and has none of its own for. */
  public static SortedMap<String, Node> map(Node node) {
    var members = new TreeMap<String, Node>();
    for (var entry : ((MappingNode) node).getValue()) {
      String name = ((ScalarNode) entry.getKeyNode()).getValue();
      if (name.equals("<<")) {
        map(entry.getValueNode()).forEach(members::putIfAbsent);
      } else {
        members.put(name, entry.getValueNode());
      }
    }
    return members;
  }

  /** A member of a map, which must be there, or a member of that, and so on. */
  public static Node at(Node node, String... path) {
    Node found = node;
    for (String name : path) {
      found = Objects.requireNonNull(map(found).get(name), name);
    }
    return found;
  }

  /** The text of a member. */
  public static String text(Node node, String... path) {
    return ((ScalarNode) at(node, path)).getValue();
  }

  /** The items of a list. */
  public static List<Node> items(Node list) {
    return ((SequenceNode) list).getValue();
  }

  /** A text, or all texts of a list, however deep. */
  public static SortedSet<String> texts(Node node) {
    var texts = new TreeSet<String>();
    switch (node) {
      case ScalarNode one -> texts.add(one.getValue());
      case SequenceNode many -> many.getValue().forEach(each -> texts.addAll(texts(each)));
      default -> throw new IllegalStateException("neither a text nor a list of texts");
    }
    return texts;
  }

  /** Of {@code !If [condition, one, other]} the one; else the node itself. */
  public static Node chosen(Node node) {
    return node instanceof SequenceNode choice && choice.getTag().getValue().equals("!If")
        ? choice.getValue().get(1)
        : node;
  }
}

package dev.countersign.forms.engine;

import dev.countersign.forms.json.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a variable of a template can begin with.
 *
 * @param roots the names of the input
 * @param declared the settings and secrets that the file declares
 * @param first what was asked before
 */
record InputNames(Set<String> roots, Declared declared, Set<String> first) {
  private static final String FIRST = "first";
  private static final Set<String> USAGE =
      Set.of(
          "key",
          "customer",
          "meter",
          "currency",
          "outcome",
          "type",
          "period",
          "tenant",
          "value",
          "value_text",
          "amount",
          "amount_minor",
          "quantity",
          "time",
          "occurred_at",
          "recorded_at",
          "result",
          "settings");
  private static final Set<String> PERIOD =
      Set.of("customer", "meter", "period", "tenant", "settings", "from", "to");

  /** The names that a file declares. */
  record Declared(Set<String> settings, Set<String> secrets) {
    Declared {
      settings = Set.copyOf(settings);
      secrets = Set.copyOf(secrets);
    }
  }

  InputNames {
    roots = Set.copyOf(roots);
    first = Set.copyOf(first);
  }

  private InputNames(Set<String> roots, Declared declared) {
    this(roots, declared, Set.of());
  }

  /** Of a usage, and of asking for one. */
  static InputNames usage(Declared declared) {
    return new InputNames(USAGE, declared);
  }

  /** Of a correction. */
  static InputNames correction(Declared declared) {
    return usage(declared).and("of");
  }

  /** Of a document. */
  static InputNames document(Declared declared) {
    return usage(declared).and("of", "net", "net_minor");
  }

  /** Of a customer's period. */
  static InputNames period(Declared declared) {
    return new InputNames(PERIOD, declared);
  }

  /** Of what is the same for every request. */
  static InputNames settingsOnly(Declared declared) {
    return new InputNames(Set.of("settings"), declared);
  }

  /** Of what authenticates: the secrets. */
  static InputNames secrets(Declared declared) {
    return new InputNames(declared.secrets(), new Declared(Set.of(), declared.secrets()));
  }

  /** The names of a usage's input by which usages can be told apart. */
  static boolean isOfUsage(String name) {
    return USAGE.contains(name) && !name.equals("result") && !name.equals("settings");
  }

  /** The same after one more was asked. */
  InputNames withFirst(String name) {
    var names = new HashSet<>(first);
    names.add(name);
    return new InputNames(and(FIRST).roots, declared, names);
  }

  private InputNames and(String... more) {
    var all = new HashSet<>(roots);
    all.addAll(List.of(more));
    return new InputNames(all, declared, first);
  }

  /** A member that is a template over these names. */
  Optional<TextTemplate> template(Fields in, String name) {
    var text = in.text(name, 2000);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var template = TextTemplate.read(text.get());
    if (template.isEmpty()) {
      in.problem(
          "unknown_variable",
          name,
          "a brace that belongs to no variable",
          "write a variable as {customer}");
      return Optional.empty();
    }
    var unknown = template.get().variables().filter(path -> !knows(path)).findFirst();
    unknown.ifPresent(path ->
        in.problem(
            "unknown_variable",
            name,
            "a variable that there is not here",
            path.getFirst().equals("settings")
                ? "declare it in settings"
                : "use one of " + String.join(", ", roots.stream().sorted().toList())));
    return unknown.isEmpty() ? template : Optional.empty();
  }

  private boolean knows(List<String> path) {
    if (path.getFirst().equals("settings") && roots.contains("settings")) {
      return path.size() == 2 && declared.settings().contains(path.get(1));
    }
    if (path.getFirst().equals(FIRST)) {
      return path.size() > 1 && first.contains(path.get(1));
    }
    return roots.contains(path.getFirst());
  }
}

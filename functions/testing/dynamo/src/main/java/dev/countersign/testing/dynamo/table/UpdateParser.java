package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses updates with {@code SET} and {@code REMOVE}. */
final class UpdateParser extends ExpressionParser {
  private UpdateParser(String text) {
    super(text);
  }

  static ParsedExpression<Update> update(String text) {
    var parser = new UpdateParser(text);
    return parser.parsed(parser.update());
  }

  private Update update() {
    var sets = new ArrayList<Update.Set>();
    var removes = new ArrayList<Operand.Path>();
    var sections = new HashSet<String>();
    while (!tokens.peek().isEmpty()) {
      String section = tokens.take().toUpperCase(Locale.ROOT);
      if (!sections.add(section)) {
        throw ServiceErrors.invalid("The \"" + section + "\" section can only be used once");
      }
      switch (section) {
        case "SET" -> sets.addAll(sets());
        case "REMOVE" -> removes.addAll(paths());
        case "ADD", "DELETE" -> throw ServiceErrors.unserved(section);
        default -> throw tokens.wrong();
      }
    }
    return new Update(List.copyOf(sets), List.copyOf(removes));
  }

  private List<Update.Set> sets() {
    var all = new ArrayList<Update.Set>();
    do {
      var path = path();
      tokens.expect("=");
      all.add(new Update.Set(path, term()));
    } while (tokens.took(","));
    return all;
  }

  private Update.Term term() {
    var first = source();
    char sign = tokens.took("+") ? '+' : tokens.took("-") ? '-' : ' ';
    Update.@Nullable Source second = sign == ' ' ? null : source();
    return new Update.Term(first, sign, second);
  }

  private Update.Source source() {
    return switch (tokens.peek()) {
      case "if_not_exists" ->
          call(() -> {
            var unlessThere = path();
            tokens.expect(",");
            return new Update.Source(operand(), unlessThere);
          });
      case "list_append" -> throw ServiceErrors.unserved("list_append");
      default -> new Update.Source(operand(), null);
    };
  }
}

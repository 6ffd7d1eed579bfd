package dev.countersign.ledger.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** What template.yaml's policies allow a function, statement by statement, and how IAM compares. */
public final class AllowedStatements {
  private AllowedStatements() {}

  /** The statements of a function's policies; those of a condition as if it held. */
  public static List<Node> of(String function) {
    var policies =
        TemplateYaml.at(TemplateYaml.root(), "Resources", function, "Properties", "Policies");
    var statements = new ArrayList<Node>();
    for (Node policy : TemplateYaml.items(policies)) {
      for (Node each : TemplateYaml.items(TemplateYaml.at(policy, "Statement"))) {
        var statement = TemplateYaml.chosen(each);
        if (!TemplateYaml.texts(TemplateYaml.at(statement, "Effect")).equals(Set.of("Allow"))) {
          throw new IllegalStateException("only what allows is understood");
        }
        statements.add(statement);
      }
    }
    return statements;
  }

  /** IAM's {@code StringLike}: {@code *} is any text, also one with a {@code #}. */
  public static boolean isLike(String value, String pattern) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), value);
  }
}

package dev.countersign.local.operator;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What {@code infra/operator-policy.json} allows, judged as IAM judges: all else is denied. */
final class OperatorPolicy {
  private record Statement(String sid, Set<String> actions, Set<String> resources) {
    boolean allows(AwsCall call) {
      return actions.contains(call.action())
          && call.resources().stream()
              .allMatch(arn -> resources.stream().anyMatch(like -> isLike(arn, like)));
    }
  }

  private final List<Statement> statements;

  private OperatorPolicy(List<Statement> statements) {
    this.statements = statements;
  }

  /** The policy of this table. */
  static OperatorPolicy read(String table) throws IOException {
    String text =
        Files.readString(RepositoryFiles.root().resolve("infra/operator-policy.json"))
            .replace("TABLE", table);
    var json =
        ((Reading.Read<Json>) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))).value();
    var statements = new ArrayList<Statement>();
    for (Json each : ((Json.Arr) ((Json.Obj) json).get("Statement").orElseThrow()).items()) {
      var statement = (Json.Obj) each;
      if (!statement.members().keySet().equals(Set.of("Sid", "Effect", "Action", "Resource"))
          || !statement.text("Effect").orElseThrow().equals("Allow")) {
        throw new IllegalStateException("only what allows without conditions is understood");
      }
      statements.add(
          new Statement(
              statement.text("Sid").orElseThrow(),
              texts(statement.get("Action").orElseThrow()),
              texts(statement.get("Resource").orElseThrow())));
    }
    return new OperatorPolicy(statements);
  }

  boolean allows(AwsCall call) {
    return statements.stream().anyMatch(statement -> statement.allows(call));
  }

  /** Each action, and each resource, of a statement that allows none of these calls. */
  List<String> unusedBy(List<AwsCall> calls) {
    var unused = new ArrayList<String>();
    for (Statement statement : statements) {
      var made = calls.stream().filter(statement::allows).toList();
      statement.actions().stream()
          .filter(action -> made.stream().noneMatch(call -> call.action().equals(action)))
          .forEach(action -> unused.add(statement.sid() + " " + action));
      statement.resources().stream()
          .filter(like ->
              made.stream()
                  .flatMap(call -> call.resources().stream())
                  .noneMatch(arn -> isLike(arn, like)))
          .forEach(like -> unused.add(statement.sid() + " " + like));
    }
    return unused;
  }

  private static boolean isLike(String value, String pattern) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), value);
  }

  private static Set<String> texts(Json json) {
    var texts = new TreeSet<String>();
    switch (json) {
      case Json.Str(String one) -> texts.add(one);
      case Json.Arr(var many) -> many.forEach(each -> texts.addAll(texts(each)));
      default -> throw new IllegalStateException("neither a text nor a list of texts");
    }
    return texts;
  }
}

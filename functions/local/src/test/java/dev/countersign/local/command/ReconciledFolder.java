package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with {@code month}, {@code export.csv} and {@code profile}, of made-up books. */
record ReconciledFolder(Path folder) {
  /** What {@code countersign reconcile} says of them; it must succeed. */
  Captured reconcile(String... more) {
    var told = tried("export.csv", with(more, "--profile", folder.resolve("profile").toString()));
    assertEquals(0, told.status(), told.err());
    return told;
  }

  /** What it says of the export blinded under the key in {@code key}; it must succeed. */
  Captured reconcileBlinded(String... types) {
    var blinded =
        Captured.of(() ->
            Countersign.run(
                with(
                    types,
                    "blind",
                    folder.resolve("export.csv").toString(),
                    "--tenant",
                    "acme",
                    "--key",
                    folder.resolve("key").toString(),
                    "--profile",
                    folder.resolve("profile").toString(),
                    "--out",
                    folder.resolve("blinded").toString())));
    assertEquals(0, blinded.status(), blinded.err());
    var told = tried("blinded", "--key", folder.resolve("key").toString());
    assertEquals(0, told.status(), told.err());
    return told;
  }

  /** What it says, whatever becomes of it. */
  Captured tried(String theirs, String... more) {
    return Captured.of(() ->
        Countersign.run(
            with(
                more,
                "reconcile",
                "--tenant",
                "acme",
                "--period",
                "2026-11",
                "--month",
                folder.resolve("month").toString(),
                "--theirs",
                folder.resolve(theirs).toString())));
  }

  private static String[] with(String[] more, String... first) {
    var arguments = new ArrayList<>(List.of(first));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Its lines that are in a cell, or can't be settled. */
  static List<String> cells(Captured told) {
    return told.out().lines().filter(line -> line.contains("\"cell\"")).toList();
  }

  /** All its lines, without claims. */
  static List<String> withoutClaims(Captured told) {
    return told.out().lines().map(line -> line.replaceAll("\"claim\":\"[^\"]*\",?", "")).toList();
  }

  /** A member of its summary as text; empty where there is none. */
  static String summary(Captured told, String... path) {
    String last = told.out().lines().reduce((one, other) -> other).orElseThrow();
    var json =
        ((Reading.Read<Json>) StrictJson.parse(last.getBytes(StandardCharsets.UTF_8))).value();
    for (String name : Stream.concat(Stream.of("summary"), Stream.of(path)).toList()) {
      assertTrue(json instanceof Json.Obj, last);
      var member = ((Json.Obj) json).get(name);
      if (member.isEmpty()) {
        return "";
      }
      json = member.get();
    }
    return text(json);
  }

  private static String text(Json json) {
    return switch (json) {
      case Json.Obj obj ->
          obj.members().entrySet().stream()
              .map(member -> member.getKey() + " " + text(member.getValue()))
              .toList()
              .toString();
      case Json.Arr(List<Json> items) ->
          items.stream().map(ReconciledFolder::text).toList().toString();
      case Json.Str(String value) -> value;
      case Json.Num(var value) -> value.toPlainString();
      case Json.Bool(boolean value) -> String.valueOf(value);
      case Json.Nil none -> "null";
    };
  }
}

package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.dynamo.EntryItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * While a new release gets traffic, the last one reads what it writes: it needs each attribute that
 * it wrote itself, of the same type, and knows no other member of the forms that it checks as a
 * whole. Where a test fails here, the change breaks functions in the middle of a deploy: read the
 * new form in this release, write the old one, and write the new one from the next release on
 * (docs/compatibility.md).
 */
final class StoredShapesTest {
  private static final String MEND =
      "the last release can't read this; write the old form for one release more";

  @Test
  void items_writtenNow_haveWhatTheLastReleaseReads() throws IOException {
    var now = attributes(LastRelease.asWrittenNow());
    var last = attributes(LastRelease.items());
    last.forEach((kind, attributes) -> {
      var missing = new TreeSet<>(attributes);
      missing.removeAll(now.getOrDefault(kind, Set.of()));
      assertEquals(Set.of(), missing, kind + ": " + MEND);
    });
  }

  @Test
  void entriesAndSessions_writtenNow_haveTheMembersOfTheLastRelease() throws IOException {
    assertEquals(members(LastRelease.items()), members(LastRelease.asWrittenNow()), MEND);
  }

  /** A packed or encrypted attribute begins with the number of what it was packed with. */
  @Test
  void packed_writtenNow_needsTheDictionaryOfTheLastRelease() throws IOException {
    assertEquals(dictionaries(LastRelease.items()), dictionaries(LastRelease.asWrittenNow()), MEND);
  }

  /** By kind of item, its attributes with their types; those of inner values by their paths. */
  private static Map<String, Set<String>> attributes(List<Map<String, AttributeValue>> items) {
    var kinds = new TreeMap<String, Set<String>>();
    for (var item : items) {
      var of = kinds.computeIfAbsent(kind(item), kind -> new TreeSet<>());
      item.forEach((name, value) -> typed(name, value, of));
    }
    return kinds;
  }

  private static void typed(String path, AttributeValue value, Set<String> into) {
    into.add(path + ":" + value.type());
    value.m().forEach((name, inner) -> typed(path + "." + name, inner, into));
    value.l().forEach(inner -> typed(path + "[]", inner, into));
  }

  /** What an item's keys begin with, without any name of its own: {@code T#O E}, for example. */
  private static String kind(Map<String, AttributeValue> item) {
    String[] pk = Objects.requireNonNull(item.get("pk")).s().split("#", 4);
    String first = Objects.requireNonNull(item.get("sk")).s().split("#", 2)[0];
    String sk = first.matches("[A-Z]+") ? first : "-";
    return pk.length < 3 ? pk[0] + " " + sk : pk[0] + "#" + pk[2] + " " + sk;
  }

  private static Set<String> members(List<Map<String, AttributeValue>> items) {
    var paths = new TreeSet<String>();
    for (var item : items) {
      EntryItem.read(item)
          .ifPresent(stored -> members("entry", json(EntryForm.write(stored.entry())), paths));
      var session = item.get("session");
      if (session != null) {
        members("session", json(session.s().getBytes(StandardCharsets.UTF_8)), paths);
      }
    }
    return paths;
  }

  private static void members(String path, Json value, Set<String> into) {
    into.add(path);
    switch (value) {
      case Json.Obj object ->
          object.members().forEach((name, inner) -> members(path + "." + name, inner, into));
      case Json.Arr array -> array.items().forEach(inner -> members(path + "[]", inner, into));
      default -> {}
    }
  }

  private static Json json(byte[] utf8) {
    return StrictJson.parse(utf8) instanceof Reading.Read<Json>(var json) ? json : new Json.Nil();
  }

  private static Set<Integer> dictionaries(List<Map<String, AttributeValue>> items) {
    var numbers = new TreeSet<Integer>();
    for (var item : items) {
      var packed = item.get("packed");
      if (packed != null) {
        numbers.add((int) packed.b().asByteArray()[0]);
      }
    }
    return numbers;
  }
}

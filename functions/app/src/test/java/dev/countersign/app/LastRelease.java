package dev.countersign.app;

import dev.countersign.domain.Digest;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The table of {@link StoredScenario} as the last release wrote it, in {@code events/stored}. At a
 * release, and only then, {@code -Dstored.write=true} writes the files of that release, whose
 * version {@link #VERSION} has to name first.
 */
final class LastRelease {
  static final String VERSION = "0.1.0";

  private static final Path FOLDER = Path.of("../../events/stored");

  /** An item a line. */
  private static final Path ITEMS = FOLDER.resolve(VERSION + ".ndjson");

  /** What the release itself read from the items: an entry a line; the last is of its settle. */
  private static final Path SAID = FOLDER.resolve(VERSION + ".txt");

  private LastRelease() {}

  static List<Map<String, AttributeValue>> items() throws IOException {
    if (Boolean.getBoolean("stored.write")) {
      write();
    }
    return Files.readAllLines(ITEMS).stream().map(StoredItems::item).toList();
  }

  /** What the release read of each entry. */
  static List<String> said() throws IOException {
    var lines = Files.readAllLines(SAID);
    return lines.subList(0, lines.size() - 1);
  }

  /** What the release had put on the bus when it went on for two hours. */
  static String settled() throws IOException {
    return Files.readAllLines(SAID).getLast();
  }

  /** What this release reads of each entry. */
  static List<String> says(DynamoLedger ledger) {
    var lines = new ArrayList<String>();
    ledger
        .entryScan()
        .entries(
            new EntryScan.Part(0, 1),
            Optional.of(World.TENANT),
            found -> {
              var stored = ((EntryScan.Whole) found).stored();
              var entry = stored.entry();
              lines.add(
                  String.join(
                      " ",
                      entry.claim().toString(),
                      String.valueOf(entry.seq()),
                      entry.status().wire(),
                      stored.sealed().hash().hex(),
                      Digest.of("receipt", stored.receipt()).hex(),
                      CloudEventForm.of(stored.sealed(), stored.receipt()).stream()
                          .map(PublishedEvent::id)
                          .collect(Collectors.joining(","))));
            });
    return lines.stream().sorted().toList();
  }

  /** The table as this release writes it. */
  static List<Map<String, AttributeValue>> asWrittenNow() {
    String table = Member.EMBEDDED.table();
    try (var client = Member.EMBEDDED.client()) {
      StoredScenario.play(new DynamoLedger(client, table));
      return StoredItems.of(client, table);
    }
  }

  private static synchronized void write() throws IOException {
    if (Files.exists(ITEMS)) {
      return; // what a release wrote never changes
    }
    var items = asWrittenNow();
    Files.createDirectories(FOLDER);
    Files.write(ITEMS, items.stream().map(StoredItems::line).toList());
    String table = Member.EMBEDDED.table();
    try (var client = Member.EMBEDDED.client()) {
      StoredItems.put(client, table, items);
      var ledger = new DynamoLedger(client, table);
      var lines = new ArrayList<>(says(ledger));
      var world = StoredScenario.later(ledger, Duration.ofHours(2));
      world.settle();
      lines.add(List.copyOf(world.bus.entrySet()).toString());
      Files.write(SAID, lines);
    }
  }
}

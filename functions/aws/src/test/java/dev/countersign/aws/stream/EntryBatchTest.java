package dev.countersign.aws.stream;

import static dev.countersign.aws.stream.StreamEvents.event;
import static dev.countersign.aws.stream.StreamEvents.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.contract.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Items as the ledger writes them, read from the table's stream. */
final class EntryBatchTest {
  private static final Path SAMPLES = Path.of("../../events/publish");

  private final StoredEntry entry = Samples.entry(new TenantId("acme"), Samples.claim("1"), 1);
  private final String image = StreamEvents.image(entry);

  @Test
  void read_anEntryOfTheTable_isTheOneThatWasAppended() throws IOException {
    assertEquals(Map.of("7", entry), read(record("INSERT", "7", image)).entries());
  }

  @Test
  void read_damagedEntry_isUnreadableAndSpoilsNoOther() throws IOException {
    var batch =
        read(record("INSERT", "7", StreamEvents.damaged(image)), record("INSERT", "8", image));

    assertEquals(Map.of("8", entry), batch.entries());
    assertEquals(
        List.of("7"),
        batch.unreadable().stream().map(each -> each.record().sequenceNumber()).toList());
  }

  /** It stays due: settle publishes it once the version that wrote it has all traffic. */
  @Test
  void read_entryOfALaterRelease_isLeftAndNotPutAside() throws IOException {
    var batch =
        read(
            record("INSERT", "7", StreamEvents.ofLaterRelease(image)),
            record("INSERT", "8", image));

    assertEquals(new EntryBatch(new LinkedHashMap<>(Map.of("8", entry)), List.of(), 1), batch);
  }

  @Test
  void read_damagedEntry_saysWhyWithoutItsValues() throws IOException {
    var batch = read(record("INSERT", "7", StreamEvents.damaged(image)));

    assertFalse(batch.unreadable().getFirst().why().contains("acme"));
  }

  @Test
  void read_itemOfAnotherKind_isNeither() throws IOException {
    var batch = read(record("INSERT", "7", "{\"pk\":{\"S\":\"T#acme\"},\"sk\":{\"S\":\"S#1\"}}"));

    assertEquals(new EntryBatch(new LinkedHashMap<>(), List.of(), 0), batch);
  }

  /** What {@code sam local invoke} is given must stay of the form that the table has. */
  @Test
  void read_samplesOfThePublishFunction_areAnEntryAndOneThatIsDamaged() throws IOException {
    var fresh = sample("new-entry");
    assertEquals(1, fresh.entries().size());
    assertEquals(List.of(), fresh.unreadable());

    var poisoned = sample("poison-then-new-entry");
    assertEquals(1, poisoned.entries().size());
    assertEquals(1, poisoned.unreadable().size());
  }

  private static EntryBatch sample(String name) throws IOException {
    try (var in = Files.newInputStream(SAMPLES.resolve(name + ".event.json"))) {
      return EntryBatch.read(StreamRecord.inserted(in));
    }
  }

  private static EntryBatch read(String... records) throws IOException {
    return EntryBatch.read(StreamRecord.inserted(event(records)));
  }
}

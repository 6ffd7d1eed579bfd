package dev.countersign.aws.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.EntryItem;
import dev.countersign.ledger.members.Member;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stream's record of an entry as the table holds it: texts, and bytes in base64. */
final class StreamRecordTest {
  private static final TenantId TENANT = new TenantId("acme");
  private final StoredEntry entry = Samples.entry(TENANT, Samples.claim("1"), 1);

  @Test
  void inserted_anEntryOfTheTable_isReadBack() throws IOException {
    var record = record(image(), "INSERT");

    assertEquals(1, record.size());
    assertEquals(Optional.of(entry), read(record.getFirst()));
  }

  @Test
  void modified_anEntry_isNone() throws IOException {
    assertTrue(record(image(), "MODIFY").isEmpty());
  }

  @Test
  void inserted_damagedBytes_areBroken() throws IOException {
    String image = image();
    int at = image.indexOf("\"B\":\"") + 40;
    var record = record(image.substring(0, at) + "AAAAAAAA" + image.substring(at + 8), "INSERT");

    assertThrows(Defect.class, () -> read(record.getFirst()));
  }

  private static Optional<StoredEntry> read(StreamRecord record) {
    return EntryItem.read(record.texts()::get, record.bytes()::get);
  }

  private static List<StreamRecord> record(String image, String kind) throws IOException {
    String event =
        """
        {"Records":[{"eventID":"1","eventName":"%s","dynamodb":{"NewImage":%s,"SequenceNumber":"7"}}]}
        """
            .formatted(kind, image);
    return StreamRecord.inserted(new ByteArrayInputStream(event.getBytes(UTF_8)));
  }

  private String image() {
    String table = Member.EMBEDDED.table();
    try (var client = Member.EMBEDDED.client()) {
      new DynamoLedger(client, table).outcomes().append(entry, null);
      return client.scan(r -> r.tableName(table)).items().getFirst().entrySet().stream()
          .map(each -> "\"" + each.getKey() + "\":" + json(each.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  private static String json(AttributeValue value) {
    return value.b() == null
        ? "{\"S\":\"" + value.s() + "\"}"
        : "{\"B\":\"" + Base64.getEncoder().encodeToString(value.b().asByteArray()) + "\"}";
  }
}

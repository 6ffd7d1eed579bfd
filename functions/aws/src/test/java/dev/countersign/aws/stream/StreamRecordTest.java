package dev.countersign.aws.stream;

import static dev.countersign.aws.stream.StreamEvents.event;
import static dev.countersign.aws.stream.StreamEvents.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading a stream's event of Lambda. */
final class StreamRecordTest {
  private static final String IMAGE =
      """
      {"pk":{"S":"T#acme"},"packed":{"B":"AQI="},"due":{"NULL":true},"list":{"L":[{"S":"x"}]}}\
      """;

  @Test
  void inserted_textsAndBytes_areReadAndOtherTypesLeftOut() throws IOException {
    var records = StreamRecord.inserted(event(record("INSERT", "7", IMAGE)));

    assertEquals(
        List.of(
            new StreamRecord(
                "7", Map.of("pk", "T#acme"), Map.of("packed", Bytes.of(new byte[] {1, 2})))),
        records);
  }

  @Test
  void inserted_severalRecords_keepTheirOrder() throws IOException {
    var records =
        StreamRecord.inserted(event(record("INSERT", "9", IMAGE), record("INSERT", "8", IMAGE)));

    assertEquals(List.of("9", "8"), records.stream().map(StreamRecord::sequenceNumber).toList());
  }

  @Test
  void inserted_modifiedItem_isLeftOut() throws IOException {
    assertEquals(List.of(), StreamRecord.inserted(event(record("MODIFY", "7", IMAGE))));
  }

  @Test
  void inserted_notAnObject_isRefused() {
    var text = new ByteArrayInputStream("[]".getBytes(UTF_8));

    assertThrows(IOException.class, () -> StreamRecord.inserted(text));
  }
}

package dev.countersign.aws.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Events of the table's stream, as Lambda delivers them: texts, and bytes in base64. */
public final class StreamEvents {
  private static final Pattern PACKED = Pattern.compile("(\"packed\":\\{\"B\":\")([^\"]+)");

  private StreamEvents() {}

  /** A record with this image; {@code kind} is INSERT, MODIFY or REMOVE. */
  public static String record(String kind, String sequenceNumber, String image) {
    return """
    {"eventID":"1","eventName":"%s","dynamodb":{"NewImage":%s,"SequenceNumber":"%s"}}\
    """
        .formatted(kind, image, sequenceNumber);
  }

  /** An event with these records. */
  public static InputStream event(String... records) {
    String event = "{\"Records\":[" + String.join(",", List.of(records)) + "]}";
    return new ByteArrayInputStream(event.getBytes(UTF_8));
  }

  /** The item that the ledger writes for an entry. */
  public static String image(StoredEntry entry) {
    String table = Member.EMBEDDED.table();
    try (var client = Member.EMBEDDED.client()) {
      new DynamoLedger(client, table).outcomes().append(entry, null);
      return client.scan(r -> r.tableName(table)).items().getFirst().entrySet().stream()
          .map(each -> "\"" + each.getKey() + "\":" + json(each.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
  }

  /** An image whose packed entry has other bytes at one place. */
  public static String damaged(String image) {
    int at = image.indexOf("\"B\":\"") + 40;
    return image.substring(0, at) + "AAAAAAAA" + image.substring(at + 8);
  }

  /** An image whose packed entry needs the dictionary that only the next release has. */
  public static String ofLaterRelease(String image) {
    return PACKED
        .matcher(image)
        .replaceFirst(found -> {
          byte[] packed = Base64.getDecoder().decode(found.group(2));
          packed[0]++;
          return found.group(1) + Base64.getEncoder().encodeToString(packed);
        });
  }

  private static String json(AttributeValue value) {
    return value.b() == null
        ? "{\"S\":\"" + value.s() + "\"}"
        : "{\"B\":\"" + Base64.getEncoder().encodeToString(value.b().asByteArray()) + "\"}";
  }
}

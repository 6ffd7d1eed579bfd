package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import dev.countersign.forms.inbound.ReadableForms;
import dev.countersign.ledger.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table as somebody reads it who has all of it: every attribute of every item, decrypted with
 * every key that any item holds. It looks for attributes by itself, so that it sees also what an
 * erasure passes by.
 */
public final class ReadableTable {
  private static final int DAY = 4;

  private final List<Map<String, AttributeValue>> items;
  private final List<Bytes> keys;

  private ReadableTable(List<Map<String, AttributeValue>> items) {
    this.items = items;
    this.keys =
        items.stream()
            .map(item -> item.get("key"))
            .filter(key -> key != null && key.b() != null)
            .map(key -> Bytes.of(key.b().asByteArray()))
            .toList();
  }

  /** The table as it is now. */
  public static ReadableTable of(DynamoDbClient client, String table) {
    return new ReadableTable(
        client.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().stream()
            .toList());
  }

  /** Where a text can be read, whatever the case of its letters: {@code pk sk attribute}. */
  public List<String> places(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    var places = new TreeSet<String>();
    for (var item : items) {
      item.forEach((name, value) -> {
        if (texts(item, name, value).anyMatch(t -> t.toLowerCase(Locale.ROOT).contains(wanted))) {
          places.add(key(item, "pk") + " " + key(item, "sk") + " " + name);
        }
      });
    }
    return List.copyOf(places);
  }

  private static String key(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }

  private Stream<String> texts(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    if (value.s() != null) {
      return Stream.of(value.s());
    }
    if (value.b() != null) {
      return opened(item, name, value.b().asByteArray());
    }
    return Stream.concat(
        value.ss().stream(),
        Stream.concat(value.m().values().stream(), value.l().stream())
            .flatMap(member -> texts(item, name, member)));
  }

  private Stream<String> opened(Map<String, AttributeValue> item, String name, byte[] bytes) {
    var packed = Values.of(item);
    byte[] near = EntryItem.plain(packed).orElse(new byte[0]);
    var all = new ArrayList<String>(List.of(new String(bytes, ISO_8859_1)));
    all.addAll(ReadableForms.of(Bytes.of(bytes)));
    if (name.equals("packed")) {
      all.addAll(ReadableForms.of(Bytes.of(near)));
      all.add(EntryItem.read(packed).receipt());
    }
    for (Bytes key : keys) {
      decrypted(bytes, key, "texts")
          .map(plain -> inflated(plain, near))
          .ifPresent(plain -> all.addAll(EvidenceBytes.readTexts(plain).values()));
      decrypted(bytes, key, "content")
          .map(plain -> inflated(plain, new byte[0]))
          .ifPresent(plain -> all.addAll(ReadableForms.of(Bytes.of(plain))));
      for (Bytes day : keys) {
        if (bytes.length > DAY) {
          decrypted(Arrays.copyOfRange(bytes, DAY, bytes.length), key, "evidence", day)
              .map(plain -> EvidenceBytes.read(inflated(plain, near)))
              .ifPresent(evidence -> all.addAll(said(evidence)));
        }
      }
    }
    return all.stream();
  }

  private static List<String> said(Evidence evidence) {
    var all = new ArrayList<String>(ReadableForms.of(evidence.raw()));
    all.add(evidence.raw().toText());
    all.add(evidence.headers().toString());
    all.add(evidence.how().toString());
    return all;
  }

  private static Optional<byte[]> decrypted(byte[] bytes, Bytes key, String use, Bytes... more) {
    try {
      return Optional.of(ErasableBytes.decrypt(Bytes.of(bytes), key, use, more));
    } catch (Defect underAnotherKey) {
      return Optional.empty();
    }
  }

  private static byte[] inflated(byte[] deflated, byte[] near) {
    try {
      return DictionaryDeflate.read(Bytes.of(deflated), near);
    } catch (IOException e) {
      throw new AssertionError(new String(deflated, UTF_8).length() + " bytes", e);
    }
  }
}

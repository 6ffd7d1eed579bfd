package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.ledger.members.Member;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Refused deliveries of which one can't be read. */
final class RefusalItemsTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final String name = Member.EMBEDDED.table();
  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final Table table = new Table(client, name, RetryPause.withJitter());
  private final EvidenceKeys days = new EvidenceKeys(table);
  private final RefusalItems refusals = new RefusalItems(table, new ErasableParts(days));
  private final TenantId tenant = Samples.tenant();
  private final RefusedDelivery first = refused("1");
  private final RefusedDelivery second = refused("2");
  private final RefusedDelivery third = refused("3");

  @BeforeEach
  void keep() {
    for (RefusedDelivery each : List.of(first, second, third)) {
      refusals.keep(tenant, each);
    }
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void listing_oneOfALaterRelease_isNamedAndHidesNoOther() {
    change(second, "evidence", this::ofLaterRelease);

    var kept = refusals.listing(tenant, 10);

    assertEquals(List.of(third, first), kept.read());
    assertEquals(1, kept.unread().size());
    var unread = kept.unread().getFirst();
    assertInstanceOf(Unavailable.class, unread.why());
    // By its id the failure is told again, and nothing is taken for missing.
    assertThrows(Unavailable.class, () -> refusals.find(tenant, unread.id()));
  }

  @Test
  void listing_oneThatIsDamaged_isNamedAndHidesNoOther() {
    change(first, "source", (item, was) -> AttributeValue.fromS("No Source"));

    var kept = refusals.listing(tenant, 10);

    assertEquals(List.of(third, second), kept.read());
    assertInstanceOf(Defect.class, kept.unread().getFirst().why());
  }

  @Test
  void listing_oneOfALaterRelease_countsToTheLimit() {
    change(third, "evidence", this::ofLaterRelease);

    var kept = refusals.listing(tenant, 2);

    assertEquals(List.of(second), kept.read());
    assertEquals(1, kept.unread().size());
  }

  /** The same evidence, as if compressed with the dictionary of the next release. */
  private AttributeValue ofLaterRelease(Values item, Bytes was) {
    var in = ByteBuffer.wrap(was.toArray());
    int number = in.getInt();
    byte[] encrypted = new byte[in.remaining()];
    in.get(encrypted);
    var day = days.find(tenant, NOON).orElseThrow();
    var key = item.bytes(ErasableParts.KEY);
    byte[] plain = ErasableBytes.decrypt(Bytes.of(encrypted), key, "evidence", day);
    plain[0]++;
    byte[] later = ErasableBytes.encrypt(plain, key, "evidence", day).toArray();
    return AttributeValue.fromB(
        SdkBytes.fromByteArray(
            ByteBuffer.allocate(Integer.BYTES + later.length).putInt(number).put(later).array()));
  }

  @FunctionalInterface
  private interface Change {
    AttributeValue of(Values item, Bytes was);
  }

  private void change(RefusedDelivery kept, String attribute, Change change) {
    var place = Keys.refusal(tenant, kept.receivedAt(), kept.evidence().digest());
    var key =
        Map.of("pk", AttributeValue.fromS(place.pk()), "sk", AttributeValue.fromS(place.sk()));
    var item = new HashMap<>(client.getItem(r -> r.tableName(name).key(key)).item());
    var was = Objects.requireNonNull(item.get(attribute));
    var bytes = was.b() == null ? Bytes.of(new byte[0]) : Bytes.of(was.b().asByteArray());
    item.put(attribute, change.of(Values.of(item), bytes));
    client.putItem(r -> r.tableName(name).item(item));
  }

  private static RefusedDelivery refused(String body) {
    var raw = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var at = NOON.plusSeconds(Integer.parseInt(body));
    var evidence =
        new Evidence(
            Digest.of(raw.toArray()),
            raw,
            "application/json",
            new TreeMap<>(),
            new TreeMap<>(),
            at);
    return new RefusedDelivery(
        new SourceId("crm"),
        at,
        List.of(new ItemProblem(0, new Problem("missing", "/a", "missing", "say it"))),
        evidence);
  }
}

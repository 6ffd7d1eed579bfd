package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.EntryScan.Found;
import dev.countersign.ledger.EntryScan.Part;
import dev.countersign.ledger.EntryScan.Unreadable;
import dev.countersign.ledger.EntryScan.Whole;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.ledger.members.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class EntryScanItemsTest {
  private static final Part WHOLE = new Part(0, 1);

  private final String name = Member.EMBEDDED.table();
  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final DynamoLedger ledger = new DynamoLedger(client, name);
  private final TenantId one = Samples.tenant();
  private final TenantId other = Samples.tenant();
  private final Set<StoredEntry> ofOne = new HashSet<>();
  private final Set<StoredEntry> all = new HashSet<>();

  @BeforeEach
  void fill() {
    for (TenantId tenant : List.of(one, other)) {
      for (int i = 0; i < 60; i++) {
        var entry = Samples.entry(tenant, Samples.claim("c" + i % 20), 1 + i / 20);
        ledger.outcomes().append(entry, null);
        all.add(entry);
        if (tenant.equals(one)) {
          ofOne.add(entry);
        }
      }
    }
    // Not an outcome's, for all that its sort key begins like an entry's.
    client.putItem(r ->
        r.tableName(name)
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("T#" + one + "#F"),
                    "sk", AttributeValue.fromS("E#abc"))));
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void entries_ofAllTenants_areEachOnceInAllParts() {
    var found = new ArrayList<StoredEntry>();
    IntStream.range(0, 5)
        .forEach(i -> found.addAll(readable(scan(new Part(i, 5), Optional.empty()))));

    assertEquals(all.size(), found.size());
    assertEquals(all, Set.copyOf(found));
  }

  @Test
  void entries_ofOneTenant_areItsOwn() {
    assertEquals(ofOne, Set.copyOf(readable(scan(WHOLE, Optional.of(one)))));
  }

  @Test
  void entries_ofOneOutcome_areInTheirOrder() {
    var byOutcome =
        readable(scan(WHOLE, Optional.of(one))).stream()
            .collect(
                Collectors.groupingBy(
                    stored -> stored.entry().claim(),
                    Collectors.mapping(stored -> stored.entry().seq(), Collectors.toList())));

    assertEquals(20, byOutcome.size());
    byOutcome.values().forEach(order -> assertEquals(List.of(1, 2, 3), order));
  }

  @Test
  void entries_oneThatIsNotPacked_isNamedAndTheOthersAreFound() {
    client.putItem(r ->
        r.tableName(name)
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("T#" + one + "#O#" + Samples.claim("broken")),
                    "sk", AttributeValue.fromS("E#000001"))));

    var found = scan(WHOLE, Optional.of(one));

    assertEquals(ofOne, Set.copyOf(readable(found)));
    assertEquals(
        List.of("T#" + one + "#O#ticket_resolved/broken E#000001"),
        found.stream()
            .filter(Unreadable.class::isInstance)
            .map(broken -> ((Unreadable) broken).key())
            .toList());
  }

  @Test
  void part_thatIsNone_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Part(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Part(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Part(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Part(0, 65));
  }

  private List<Found> scan(Part part, Optional<TenantId> of) {
    var found = new ArrayList<Found>();
    ledger.entryScan().entries(part, of, found::add);
    return found;
  }

  private static List<StoredEntry> readable(List<Found> found) {
    return found.stream()
        .filter(Whole.class::isInstance)
        .map(readable -> ((Whole) readable).stored())
        .toList();
  }
}

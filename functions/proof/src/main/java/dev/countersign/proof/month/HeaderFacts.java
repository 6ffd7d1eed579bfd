package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.tree.TreeHash;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a header says that doesn't follow from the month's lines.
 *
 * @param issuer the claim {@code iss} of the receipts
 * @param previousOrNull the month before; null of the tenant's first sealed month
 * @param terms for each version in force in the month, as {@code policy_signed@3}, its digest
 * @param profiles for each profile that was used in the month its digest
 * @param keys thumbprints (RFC 7638) of the receipt keys that were good in the month
 * @param stillRefundableOrNull for each currency, in minor units, what stands billed at the month's
 *     end and can still be taken back; null where that is not known, then the header doesn't say it
 */
public record HeaderFacts(
    String issuer,
    String tenant,
    YearMonth period,
    ZoneId zone,
    @Nullable SealedBefore previousOrNull,
    Instant closedAt,
    Map<String, String> terms,
    Map<String, String> profiles,
    List<String> keys,
    @Nullable Map<String, BigInteger> stillRefundableOrNull) {
  /**
   * A sealed month that another one follows.
   *
   * @param root of its checkpoint
   */
  public record SealedBefore(MonthHeader header, TreeHash root) {}

  public HeaderFacts {
    terms = Map.copyOf(terms);
    profiles = Map.copyOf(profiles);
    keys = List.copyOf(keys);
    stillRefundableOrNull =
        stillRefundableOrNull == null ? null : Map.copyOf(stillRefundableOrNull);
  }

  /** What is still refundable, where it is known. */
  Optional<Map<String, BigInteger>> refundable() {
    return Optional.ofNullable(stillRefundableOrNull);
  }

  /** The members of the header, but for what is added up. */
  Map<String, JsonNode> members() {
    var members = new TreeMap<String, JsonNode>();
    members.put("key", new JsonNode.Str(MonthHeader.KEY));
    members.put("version", JsonNode.Num.of(MonthHeader.VERSION));
    members.put("issuer", new JsonNode.Str(issuer));
    members.put("tenant", new JsonNode.Str(tenant));
    members.put("period", new JsonNode.Str(period.toString()));
    members.put("zone", new JsonNode.Str(zone.getId()));
    members.put("closed_at", new JsonNode.Str(closedAt.toString()));
    members.put("terms", texts(terms));
    members.put("profiles", texts(profiles));
    members.put("keys", new JsonNode.Arr(keys.stream().<JsonNode>map(JsonNode.Str::new).toList()));
    if (previousOrNull == null) {
      members.put("number", JsonNode.Num.of(1));
    } else {
      var before = previousOrNull.header();
      members.put("number", JsonNode.Num.of(before.number() + 1));
      members.put(
          "previous",
          texts(
              Map.of(
                  "period", before.period().toString(),
                  "root", previousOrNull.root().base64())));
    }
    return members;
  }

  private static JsonNode.Obj texts(Map<String, String> texts) {
    var members = new TreeMap<String, JsonNode>();
    texts.forEach((name, text) -> members.put(name, new JsonNode.Str(text)));
    return new JsonNode.Obj(members);
  }
}

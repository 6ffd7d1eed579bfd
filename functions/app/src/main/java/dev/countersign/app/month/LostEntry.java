package dev.countersign.app.month;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.verify.jws.CompactJws;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry as its published results tell of it, where a restore may have taken it back.
 *
 * @param claims what its receipt says
 * @param results the {@code data} of its results that are on the bus
 */
public record LostEntry(Json.Obj claims, List<Json.Obj> results) {
  private static final List<String> AS_SIGNED =
      List.of("entry", "claim", "status", "terms", "attestation");
  private static final List<String> AS_PUBLISHED =
      List.of("type", "session", "agent", "strategy", "recorded_at");
  private static final int OF_HASH = 16;

  public LostEntry {
    results = List.copyOf(results);
  }

  /** The entry of a published result; none of any other event, or of an older form's receipt. */
  public static Optional<LostEntry> of(Bytes event) {
    if (!(StrictJson.parse(event.toArray()) instanceof Reading.Read<Json>(Json.Obj read))) {
      return Optional.empty();
    }
    var told = object(read, "detail").orElse(read);
    return object(told, "data")
        .flatMap(data ->
            data.text("receipt")
                .flatMap(LostEntry::claims)
                .map(claims -> new LostEntry(claims, List.of(data)))
                .filter(entry -> !entry.lines().isEmpty()));
  }

  private static Optional<Json.Obj> claims(String receipt) {
    try {
      return Optional.of(CompactJws.ofClaims(receipt).claims());
    } catch (DeliveryRejected e) {
      return Optional.empty();
    }
  }

  private static Optional<Json.Obj> object(Json.Obj in, String name) {
    return in.get(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  /** The same entry, with the results that another one of its results brings. */
  public LostEntry with(LostEntry other) {
    var all = new LinkedHashMap<String, Json.Obj>();
    results.forEach(data -> all.put(text(data, "id"), data));
    other.results.forEach(data -> all.put(text(data, "id"), data));
    return new LostEntry(claims, List.copyOf(all.values()));
  }

  public TenantId tenant() {
    return new TenantId(text(results.getFirst(), "tenant"));
  }

  public Claim claim() {
    return Claim.parse(text(claims, "claim"));
  }

  /** Its number in its outcome, from 1. */
  public int seq() {
    return claims.get("seq").orElse(null) instanceof Json.Num number
        ? number.value().intValueExact()
        : 0;
  }

  /** Its hash, 64 hexadecimal digits. */
  public String hash() {
    return text(claims, "entry");
  }

  public Instant recordedAt() {
    return Instant.parse(text(results.getFirst(), "recorded_at"));
  }

  /** The key of its leaf. */
  public String key() {
    String outcome = text(claims, "outcome");
    return String.format(Locale.ROOT, "E/%s/%06d/%s", outcome, seq(), hash().substring(0, OF_HASH));
  }

  /**
   * Its leaf, as one that a restore took back and that was put back. It says nothing of where the
   * outcome stood: nobody knows what else is lost.
   *
   * @param late the month that the entry would have been in, where that is closed
   */
  public IndexedLeaf leaf(Optional<YearMonth> late) {
    return new LeafMembers()
        .from(claims, AS_SIGNED)
        .from(results.getFirst(), AS_PUBLISHED)
        .text("brought_by", "restore")
        .put("superseded", new Json.Bool(true))
        .list("results", lines())
        .text("late", late)
        .leaf(key());
  }

  /** What the receipt says of the results that are on the bus. */
  private List<Json> lines() {
    var lines = new ArrayList<Json>();
    if (claims.get("results").orElse(null) instanceof Json.Arr(List<Json> signed)) {
      for (Json item : signed) {
        var line = (Json.Obj) item;
        results.stream()
            .filter(data -> data.text("id").equals(line.text("id")))
            .findFirst()
            .map(data -> text(data, "recorded_period"))
            .ifPresent(period -> lines.add(with(line, period)));
      }
    }
    return lines;
  }

  private static Json with(Json.Obj line, String period) {
    var members = new LinkedHashMap<>(line.members());
    members.put("recorded_period", new Json.Str(period));
    return new Json.Obj(members);
  }

  private static String text(Json.Obj in, String name) {
    return in.text(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }
}

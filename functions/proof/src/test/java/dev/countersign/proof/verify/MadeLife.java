package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One made-up outcome: entry after entry, written from the page of the sealed month. */
final class MadeLife {
  static final String TENANT = "acme";

  private static final List<String> SOURCES = List.of("crm", "helpdesk");
  private static final List<String> PROVABLE = List.of("anyone", "both", "nobody");

  /** An entry's leaf, and the month in which it is. */
  record Placed(YearMonth month, JsonNode.Obj leaf) {}

  private final Random random;
  private final ZoneId zone;
  private final String type;
  private final String claim;
  private final String currency; // empty: counted in units
  private final List<Placed> entries = new ArrayList<>();
  private Instant now;
  private int seq;
  private int results;
  private long billed;
  private long held;
  private @Nullable String since;

  MadeLife(Random random, int number, Instant start, ZoneId zone) {
    this.random = random;
    this.zone = zone;
    this.now = start;
    this.currency = List.of("EUR", "JPY", "").get(random.nextInt(3));
    this.type = currency.isEmpty() ? "tickets_solved" : "policy_signed";
    this.claim = type + "/id/P-" + number;
  }

  /** What stands billed at the end, in minor units or units. */
  long billed() {
    return billed;
  }

  String currency() {
    return currency;
  }

  /** A life that ends before this instant. */
  List<Placed> live(Instant end) {
    step("attested", "statement", held == 0 && !currency.isEmpty() ? amount() : 0, 0, 0);
    int steps = random.nextInt(6);
    for (int i = 0; i < steps; i++) {
      now = now.plusSeconds(1 + random.nextInt(25 * 86_400));
      if (!now.isBefore(end)) {
        break;
      }
      switch (random.nextInt(5)) {
        case 0 -> step("no_change", "statement", held, billed, 0);
        case 1 -> step("session_recorded", "session", held, billed, 0);
        case 2 -> step("retracted", "statement", 0, 0, 0);
        default -> step("time_reached", "time", 0, amount(), 30 + random.nextInt(90));
      }
    }
    return entries;
  }

  /**
   * Two more that a restore took back and that were put back: one billed what the other reversed.
   *
   * @param end before which they were recorded
   */
  List<Placed> putBack(Instant end) {
    var at = now.isBefore(end) ? now : end.minusSeconds(1);
    var month = YearMonth.from(at.atZone(zone));
    long amount = amount();
    var lines = new ArrayList<Placed>();
    for (String kind : List.of("billable", "reversal")) {
      seq++;
      long signed = kind.equals("billable") ? amount : -amount;
      var members = new TreeMap<String, JsonNode>();
      members.put("results", new JsonNode.Arr(List.of(result(kind, signed, month.toString()))));
      members.put("superseded", new JsonNode.Bool(true));
      text(members, "type", type);
      text(members, "claim", claim);
      text(members, "status", signed > 0 ? "Billable" : "Reversed");
      text(members, "recorded_at", at.toString());
      text(members, "brought_by", "restore");
      text(members, "terms", type + "@1");
      lines.add(new Placed(month, named(members)));
    }
    return lines;
  }

  private long amount() {
    return 1L + random.nextInt(9_000);
  }

  private void step(String act, String by, long nextHeld, long nextBilled, int refundableDays) {
    var month = YearMonth.from(now.atZone(zone)).toString();
    var members = new TreeMap<String, JsonNode>();
    standing().ifPresent(was -> members.put("was", was));
    var made = results(nextBilled, month);
    if (nextBilled != billed || !made.isEmpty()) {
      since = month;
    }
    held = nextHeld;
    billed = nextBilled;
    standing().ifPresent(is -> members.put("is", is));
    if (!made.isEmpty()) {
      members.put("results", new JsonNode.Arr(List.<JsonNode>copyOf(made)));
    }
    text(members, "type", type);
    text(members, "claim", claim);
    text(members, "status", billed > 0 ? "Billable" : held > 0 ? "Held" : "NotBillable");
    text(members, "recorded_at", now.toString());
    text(members, "brought_by", by);
    text(members, "terms", type + "@1");
    if (by.equals("statement")) {
      text(members, "source", SOURCES.get(random.nextInt(2)));
      text(members, "act", act);
      text(members, "verdict", act.equals("no_change") ? "no_change" : "applied");
      text(members, "assurance", "body-signed");
      text(members, "provable_to", PROVABLE.get(random.nextInt(3)));
      text(members, "attestation", hash());
    }
    if (billed > 0 && refundableDays > 0) {
      text(members, "refundable_until", now.plusSeconds(refundableDays * 86_400L).toString());
    }
    seq++;
    add(members, random.nextInt(20) == 0);
  }

  /** Adds an entry, and sometimes one of its number that a restore took back. */
  private void add(Map<String, JsonNode> members, boolean restored) {
    var month = YearMonth.from(now.atZone(zone));
    if (restored) {
      var gone = new TreeMap<>(members);
      gone.put("superseded", new JsonNode.Bool(true));
      gone.remove("results");
      gone.remove("is");
      if (gone.containsKey("was")) {
        gone.put("is", gone.get("was"));
      }
      entries.add(new Placed(month, named(gone)));
    }
    entries.add(new Placed(month, named(members)));
  }

  private JsonNode.Obj named(Map<String, JsonNode> members) {
    var named = new TreeMap<>(members);
    var entry = hash();
    text(named, "entry", entry);
    text(named, "key", EntryLeaf.key(OutcomeNames.of(TENANT, claim), seq, entry));
    return new JsonNode.Obj(named);
  }

  private List<JsonNode.Obj> results(long nextBilled, String month) {
    var made = new ArrayList<JsonNode.Obj>();
    if (nextBilled == billed) {
      return made;
    }
    if (billed > 0) {
      made.add(result("reversal", -billed, month));
    }
    if (nextBilled > 0) {
      made.add(result("billable", nextBilled, month));
    }
    return made;
  }

  private JsonNode.Obj result(String kind, long amount, String month) {
    var members = new TreeMap<String, JsonNode>();
    text(members, "id", "res_" + seq + "_" + ++results);
    text(members, "kind", kind);
    text(members, "period", month);
    text(members, "recorded_period", month);
    text(members, "terms", type + "@1");
    text(members, "sha256", hash());
    members.put("members", JsonNode.Obj.of(Map.of("meter", new JsonNode.Str("ab12"))));
    if (currency.isEmpty()) {
      members.put("quantity", JsonNode.Num.of(amount));
    } else {
      members.put("quantity", JsonNode.Num.of(Long.signum(amount)));
      text(members, "currency", currency);
      int digits = currency.equals("JPY") ? 0 : 2;
      text(members, "amount", BigDecimal.valueOf(amount, digits).toPlainString());
    }
    return new JsonNode.Obj(members);
  }

  private Optional<JsonNode.Obj> standing() {
    var members = new TreeMap<String, JsonNode>();
    if (billed > 0) {
      members.put(currency.isEmpty() ? "quantity" : "billed", JsonNode.Num.of(billed));
      text(members, "since", Objects.requireNonNull(since));
    }
    if (held > 0) {
      members.put("held", JsonNode.Num.of(held));
    }
    if (!members.isEmpty() && !currency.isEmpty()) {
      text(members, "currency", currency);
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(new JsonNode.Obj(members));
  }

  private String hash() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void text(Map<String, JsonNode> members, String name, String value) {
    members.put(name, new JsonNode.Str(value));
  }
}

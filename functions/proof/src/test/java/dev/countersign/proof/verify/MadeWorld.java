package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.RefusalLeaf;
import dev.countersign.proof.month.SessionLeaf;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.TestKeys;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.proof.tree.TreeProofs;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Three sealed months of one made-up tenant, and what a reader may have beside them. */
final class MadeWorld {
  private static final YearMonth FIRST = YearMonth.of(2026, 9);
  private static final int MONTHS = 3;
  private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Tokyo");
  private static final Cosigner COSIGNER =
      TestKeys.cosigner("payer.example/cosigner", NoteAlgorithm.ED25519_COSIGNATURE);

  final SellerOfTests seller = SELLER;
  final Random random;
  final ZoneId zone;
  final List<MadeLife> lives = new ArrayList<>();
  final List<MadeMonth> months = new ArrayList<>();

  /** One seller for all worlds: making keys is slow. */
  private static final SellerOfTests SELLER = new SellerOfTests("key-1");

  private final Map<YearMonth, List<JsonNode.Obj>> leaves = new HashMap<>();

  MadeWorld(long seed) {
    random = new Random(seed);
    zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    var start = FIRST.atDay(1).atStartOfDay(zone).toInstant();
    var end = FIRST.plusMonths(MONTHS).atDay(1).atStartOfDay(zone).toInstant();
    long span = end.getEpochSecond() - start.getEpochSecond();
    int outcomes = 2 + random.nextInt(6);
    for (int i = 0; i < outcomes; i++) {
      var life = new MadeLife(random, i, start.plusSeconds(random.nextLong(span)), zone);
      lives.add(life);
      place(life.live(end));
    }
    if (seed % 8 == 7) {
      lives.getFirst().putBack(end).forEach(line -> add(line.month(), line.leaf()));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      addOther(start.plusSeconds(random.nextLong(span)));
    }
    for (int i = 0; i < MONTHS; i++) {
      months.add(seal(FIRST.plusMonths(i)));
    }
  }

  MadeMonth last() {
    return months.getLast();
  }

  List<MonthFile> earlier() {
    return months.subList(0, MONTHS - 1).stream().map(MadeMonth::file).toList();
  }

  /** Everything that a reader may have. */
  MonthGiven given() {
    return new MonthGiven(
        seller.keys(), earlier(), receipts(last()), proof(last()), policy(), null);
  }

  MonthGiven withPrevious(List<MonthFile> previous) {
    return MonthGiven.ofMonths(seller.keys(), previous);
  }

  /** The receipts of all entries of a month that are not late, and of some others. */
  MonthFile receipts(MadeMonth month) {
    var lines = new ArrayList<String>();
    var all = new ArrayList<>(months.subList(0, MONTHS - 1));
    all.add(month);
    for (MadeMonth each : all) {
      for (JsonNode.Obj leaf : each.entries()) {
        lines.add(
            seller.receipt(
                leaf, Instant.parse(leaf.text("recorded_at").orElseThrow()).getEpochSecond()));
      }
    }
    Collections.shuffle(lines, random);
    lines.add("no receipt");
    return MadeMonth.file("receipts", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  LogProof proof(MadeMonth month) {
    byte[] salt = new byte[LogLeaf.SALT];
    random.nextBytes(salt);
    var hashes = new ArrayList<TreeHash>();
    int size = 1 + random.nextInt(20);
    int index = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      byte[] blank = new byte[32];
      random.nextBytes(blank);
      hashes.add(TreeHash.ofLeaf(i == index ? LogLeaf.ofMonth(salt, month.checkpoint()) : blank));
    }
    var proofs = new TreeProofs((level, at) -> subtree(hashes, level, at), size);
    var origin = MonthHeader.logOrigin(SellerOfTests.ISSUER);
    var note = Checkpoint.of(origin, size, proofs.root()).signedBy(seller.signer(origin));
    return new LogProof(salt, index, proofs.inclusion(index).path(), cosigned(note));
  }

  static SignedNote cosigned(SignedNote note) {
    return note.with(COSIGNER.cosign(note, Instant.parse("2026-12-10T00:00:00Z")));
  }

  static LogPolicy policy() {
    var text = "witness payer " + COSIGNER.key().vkey() + "\nquorum payer\n";
    return LogPolicy.parse(text.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  /** What stands billed at the end in a currency, by the lives themselves. */
  long standing(String currency) {
    return lives.stream()
        .filter(life -> life.currency().equals(currency))
        .mapToLong(MadeLife::billed)
        .sum();
  }

  private static TreeHash subtree(List<TreeHash> hashes, int level, long index) {
    return level == 0
        ? hashes.get((int) index)
        : TreeHash.ofNode(
            subtree(hashes, level - 1, 2 * index), subtree(hashes, level - 1, 2 * index + 1));
  }

  /** Puts entries into their months; of some outcomes what follows comes a month late. */
  private void place(List<MadeLife.Placed> entries) {
    int lateFrom = random.nextInt(4) == 0 ? random.nextInt(entries.size()) : entries.size();
    if (lateFrom > 0 && lateFrom < entries.size() && areAlike(entries, lateFrom)) {
      lateFrom--;
    }
    for (int i = 0; i < entries.size(); i++) {
      var placed = entries.get(i);
      boolean isLast = placed.month().equals(FIRST.plusMonths(MONTHS - 1));
      if (i < lateFrom || isLast) {
        add(placed.month(), placed.leaf());
      } else {
        var members = new TreeMap<>(placed.leaf().members());
        members.put("late", new JsonNode.Str(placed.month().toString()));
        add(placed.month().plusMonths(1), new JsonNode.Obj(members));
      }
    }
  }

  /** Whether an entry has the number of the one before it, which a restore took back. */
  private static boolean areAlike(List<MadeLife.Placed> entries, int at) {
    var key = entries.get(at).leaf().text("key").orElseThrow();
    return entries.get(at - 1).leaf().text("key").orElseThrow().startsWith(key.substring(0, 46));
  }

  private void addOther(Instant at) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    var digest = HexFormat.of().formatHex(bytes);
    var members = new TreeMap<String, JsonNode>();
    members.put("digest", new JsonNode.Str(digest));
    members.put("received_at", new JsonNode.Str(at.toString()));
    members.put("source", new JsonNode.Str("platform"));
    if (random.nextBoolean()) {
      var session = "ses_" + random.nextInt(1000);
      members.put("session", new JsonNode.Str(session));
      members.put("recorded_at", new JsonNode.Str(at.toString()));
      members.put(
          "key", new JsonNode.Str(SessionLeaf.key(session, digest, digest.substring(0, 16))));
    } else {
      members.put("reasons", new JsonNode.Arr(List.of(new JsonNode.Str("unknown_type"))));
      members.put("key", new JsonNode.Str(RefusalLeaf.key(digest, "platform")));
    }
    add(YearMonth.from(at.atZone(zone)), new JsonNode.Obj(members));
  }

  private void add(YearMonth month, JsonNode.Obj leaf) {
    leaves.computeIfAbsent(month, each -> new ArrayList<>()).add(leaf);
  }

  private MadeMonth seal(YearMonth period) {
    var before =
        months.isEmpty()
            ? null
            : new HeaderFacts.SealedBefore(
                months.getLast().header(), months.getLast().checkpoint().root());
    var end = period.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    var facts =
        new HeaderFacts(
            SellerOfTests.ISSUER,
            MadeLife.TENANT,
            period,
            zone,
            before,
            end.plusSeconds(3 * 86_400),
            Map.of(),
            Map.of(),
            List.of("thumb"),
            refundable(period, end));
    return MadeMonth.seal(facts, leaves.getOrDefault(period, List.of()), seller);
  }

  /** What can still be taken back at a month's end, by each outcome's last entry up to then. */
  private Map<String, BigInteger> refundable(YearMonth period, Instant end) {
    var last = new TreeMap<String, JsonNode.Obj>();
    for (var month = FIRST; !month.isAfter(period); month = month.plusMonths(1)) {
      for (JsonNode.Obj leaf : leaves.getOrDefault(month, List.of())) {
        var key = leaf.text("key").orElseThrow();
        if (key.startsWith("E") && leaf.member("superseded").isEmpty()) {
          last.put(key.substring(0, 38), leaf);
        }
      }
    }
    var sums = new HashMap<String, BigInteger>();
    for (JsonNode.Obj leaf : last.values()) {
      boolean open =
          leaf.text("refundable_until").map(Instant::parse).filter(end::isBefore).isPresent();
      var is = leaf.object("is");
      if (open && is.text("currency").isPresent()) {
        sums.merge(
            is.text("currency").get(), is.whole("billed").orElse(BigInteger.ZERO), BigInteger::add);
      }
    }
    return sums;
  }
}

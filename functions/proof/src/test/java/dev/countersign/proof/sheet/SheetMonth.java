package dev.countersign.proof.sheet;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthTally;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sealed month, made up.
 *
 * @param lines the header and the leaves
 */
record SheetMonth(SheetKey key, HeaderFacts facts, List<String> lines) {
  static final String ISSUER = "https://countersign.example";

  SheetMonth {
    lines = List.copyOf(lines);
  }

  /** The month of these leaves, with the header that they add up to. */
  static SheetMonth of(
      SheetKey key,
      YearMonth period,
      @Nullable SheetMonth before,
      Map<String, BigInteger> stillRefundable,
      List<String> leaves) {
    var facts =
        new HeaderFacts(
            ISSUER,
            SheetLines.TENANT,
            period,
            ZoneId.of("Europe/Berlin"),
            before == null ? null : new HeaderFacts.SealedBefore(before.header(), before.root()),
            Instant.parse(period.plusMonths(1) + "-04T00:00:00Z"),
            Map.of("policy_signed@3", SheetLines.sha("terms")),
            Map.of(),
            List.of("thumbprint"),
            stillRefundable);
    return of(key, facts, leaves.stream());
  }

  private static SheetMonth of(SheetKey key, HeaderFacts facts, Stream<String> leaves) {
    var tally = new MonthTally(facts.period());
    var sorted = leaves.map(SheetMonth::leaf).sorted(Comparator.comparing(MonthLeaf::key)).toList();
    sorted.forEach(tally::add);
    var lines = new ArrayList<String>();
    lines.add(text(tally.header(facts)));
    sorted.forEach(leaf -> lines.add(text(leaf)));
    return new SheetMonth(key, facts, lines);
  }

  MonthHeader header() {
    return (MonthHeader) leaf(lines.getFirst());
  }

  TreeHash root() {
    var tree = new TreeBuilder();
    lines.forEach(line -> tree.add(line.getBytes(StandardCharsets.UTF_8)));
    return tree.root();
  }

  /** The sealed file, signed. */
  byte[] sealed() {
    return sealed(key, root());
  }

  /** The sealed file with a checkpoint of this root, signed by this key. */
  byte[] sealed(SheetKey signer, TreeHash root) {
    var origin = MonthHeader.origin(facts.issuer(), facts.tenant(), facts.period());
    var note = Checkpoint.of(origin, lines.size(), root).signedBy(signer.signer(origin));
    var file = new ByteArrayOutputStream();
    try (var writer = new SealedMonthWriter(file, note)) {
      for (String line : lines) {
        writer.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** The same with one line changed; the header says what it said. */
  SheetMonth with(String line, UnaryOperator<String> change) {
    return new SheetMonth(
        key, facts, lines.stream().map(one -> one.equals(line) ? change.apply(one) : one).toList());
  }

  /** The same with other leaves, and with the header that these add up to. */
  SheetMonth again(UnaryOperator<Stream<String>> change) {
    return of(key, facts, change.apply(lines.stream().skip(1)));
  }

  /** The line of this beginning of a claim and number of its entry. */
  String line(String claim, int seq) {
    return lines.stream()
        .filter(line ->
            line.contains("\"claim\":\"" + claim) && keyOf(line).contains("/00000" + seq + "/"))
        .findFirst()
        .orElseThrow();
  }

  /** The receipt of an entry's line. */
  String receipt(String line) {
    var entry = leaf(line).json();
    Map<String, JsonNode> claims = new TreeMap<>();
    for (String name : List.of("attestation", "claim", "entry", "status", "terms")) {
      entry.member(name).ifPresent(value -> claims.put(name, value));
    }
    claims.put("iss", SheetLines.text(ISSUER));
    claims.put("version", JsonNode.Num.of(2));
    claims.put("outcome", SheetLines.text(keyOf(line).substring(2, 38)));
    claims.put("seq", JsonNode.Num.of(Integer.parseInt(keyOf(line).substring(39, 45))));
    var at = Instant.parse(entry.text("recorded_at").orElseThrow());
    claims.put("iat", JsonNode.Num.of(at.getEpochSecond()));
    List<JsonNode> results = entry.items("results").stream().map(SheetMonth::claimed).toList();
    if (!results.isEmpty()) {
      claims.put("results", new JsonNode.Arr(results));
    }
    return key.receipt(CanonicalForm.write(JsonNode.Obj.of(claims)));
  }

  private static JsonNode claimed(JsonNode result) {
    var members = new TreeMap<>(((JsonNode.Obj) result).members());
    members.remove("recorded_period");
    return JsonNode.Obj.of(members);
  }

  private static String text(MonthLeaf leaf) {
    return new String(leaf.bytes(), StandardCharsets.UTF_8);
  }

  private static MonthLeaf leaf(String line) {
    return MonthLeaf.parse(line.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  static String keyOf(String line) {
    return leaf(line).key();
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for the leaves that the open month had on a day. The hashes in the day's file are in the
 * order of the month's lines, so both are read side by side; each hash must have its line.
 */
final class DayCheck implements LineCheck, Closeable {
  private final GivenDay day;
  private final MonthHeader header;
  private final Set<String> receipts;
  private final MonthFindings findings;
  private final SealedMonthReader reader;
  private final TreeBuilder tree = new TreeBuilder();
  private Optional<TreeHash> next;
  private long there;
  private long withReceipt;

  /**
   * A check of the file of a day.
   *
   * @param receipts the keys of the leaves that the reader has receipts of
   * @throws IOException when it is no such file
   */
  DayCheck(GivenDay day, MonthHeader header, Set<String> receipts, MonthFindings findings)
      throws IOException {
    this.day = day;
    this.header = header;
    this.receipts = receipts;
    this.findings = findings;
    this.reader = SealedMonthReader.open(day.file().open());
    this.next = read();
  }

  /** The name of the day's file. */
  String file() {
    return day.file().name();
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) throws IOException {
    if (next.isPresent()
        && !(leaf instanceof MonthHeader)
        && next.get().equals(TreeHash.ofLeaf(asItWas(leaf)))) {
      there++;
      withReceipt += receipts.contains(leaf.key()) ? 1 : 0;
      next = read();
    }
  }

  /** A restore may have taken it back since. */
  private static byte[] asItWas(MonthLeaf leaf) {
    if (!(leaf instanceof EntryLeaf entry) || !entry.isSuperseded()) {
      return leaf.bytes();
    }
    var members = new TreeMap<>(leaf.json().members());
    members.remove("superseded");
    return new EntryLeaf(JsonNode.Obj.of(members)).bytes();
  }

  @Override
  public void end() throws IOException {
    long missing = tree.size();
    if (next.isPresent()) {
      findings.addProved(
          MonthFault.OMITTED,
          "a leaf that the open month had on a day has no line, or lines before it have none",
          List.of(day.file().name() + ", hash " + missing + ": " + next.get().base64()));
    }
    while (next.isPresent()) {
      next = read();
    }
  }

  /** Holds the file against its checkpoint, and that against the log; says what that shows. */
  String against(LogCheck log) {
    var origin = MonthHeader.openOrigin(header.issuer(), header.tenant(), header.period());
    var checkpoint =
        Checkpoint.parse(reader.note().text())
            .asOptional()
            .filter(one -> one.origin().equals(origin))
            .filter(one -> one.size() == tree.size() && one.root().equals(tree.root()));
    if (checkpoint.isEmpty()) {
      findings.addProved(
          MonthFault.NOT_LOGGED,
          "the file of a day is not of " + origin + ", or its hashes don't make its root",
          List.of(day.file().name()));
    }
    var leaf =
        checkpoint
            .filter(one -> day.proof().extra().length == LogLeaf.SALT)
            .map(one -> TreeHash.ofLeaf(LogLeaf.ofDay(day.proof().extra(), one)));
    var where = log.check(day.proof(), leaf, day.file().name());
    var own = receipts.isEmpty() ? "" : ", " + withReceipt + " with your receipts among them";
    return "%d of these lines%s by %s".formatted(there, own, where);
  }

  private Optional<TreeHash> read() throws IOException {
    var line = reader.next();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    var hash = TreeHash.ofBase64(new String(line.get().bytes(), StandardCharsets.US_ASCII));
    if (hash.isEmpty()) {
      throw new IOException("line " + line.get().number() + " is no hash");
    }
    tree.add(hash.get());
    return hash;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The months after the one that is verified. Only those count that the seller signed, that are
 * whole, and that come after it without a gap.
 */
final class LaterMonths {
  private final List<After> months = new ArrayList<>();
  private final List<String> unused = new ArrayList<>();

  private LaterMonths() {}

  /**
   * One that was read.
   *
   * @param root the root of its lines
   * @param late its entries that are late of the verified month, by their keys
   */
  private record After(
      String file,
      MonthHeader header,
      TreeHash root,
      SignedNote note,
      Map<String, ChainLink> late) {}

  /**
   * The month that is verified, when it was read.
   *
   * @param root the root of its lines
   * @param isSigned whether a key of the reader's signed it
   */
  record Before(MonthHeader header, TreeHash root, SignedNote note, boolean isSigned) {
    /** Whether these lines are what was signed. */
    boolean isProved() {
      return isSigned
          && Checkpoint.parse(note.text())
              .asOptional()
              .filter(own -> own.root().equals(root))
              .isPresent();
    }
  }

  /** Reads the files, each to its end. Of their entries it keeps those that receipts ask for. */
  static LaterMonths read(
      List<MonthFile> files, SellerKeys keys, MonthHeader header, GivenReceipts receipts) {
    var asked = new HashSet<String>();
    receipts.kept().forEach(receipt -> asked.add(receipt.key()));
    var read = new TreeMap<String, After>();
    var later = new LaterMonths();
    for (MonthFile file : files) {
      try (var month = EarlierMonth.open(file)) {
        var late = late(month, header, asked);
        var is = month.header();
        if (month.damage().isPresent()) {
          later.unused.add(file.name() + " (it can't be read)");
        } else if (!is.issuer().equals(header.issuer()) || !is.tenant().equals(header.tenant())) {
          later.unused.add(file.name() + " (of another tenant or issuer)");
        } else if (!month.isWhole()
            || month.note().verifiedBy(keys.good(is.origin(), is.closedAt())).isEmpty()) {
          later.unused.add(file.name() + " (not signed, or not what was signed)");
        } else {
          var after = new After(file.name(), is, month.root(), month.note(), late);
          read.putIfAbsent(is.period().toString(), after);
        }
      } catch (IOException e) {
        later.unused.add(file.name() + " (it can't be read)");
      }
    }
    var next = header.period().plusMonths(1);
    for (var one = read.remove(next.toString()); one != null; one = read.remove(next.toString())) {
      later.months.add(one);
      next = next.plusMonths(1);
    }
    read.values().forEach(one -> later.unused.add(one.file() + " (not the month after)"));
    return later;
  }

  private static Map<String, ChainLink> late(
      EarlierMonth month, MonthHeader header, Set<String> asked) throws IOException {
    var late = new HashMap<String, ChainLink>();
    for (var link = month.peek(); link.isPresent(); link = month.peek()) {
      var leaf = link.get().leaf();
      boolean isOfIt = leaf.late().filter(header.period().toString()::equals).isPresent();
      if (isOfIt && asked.contains(leaf.key())) {
        late.put(leaf.key(), link.get());
      }
      month.skip();
    }
    return late;
  }

  /** Entries of the verified month that they have as late, by their keys. */
  Map<String, ChainLink> late() {
    var all = new HashMap<String, ChainLink>();
    months.forEach(month -> all.putAll(month.late()));
    return all;
  }

  /** The names of the files that do not count, each with the reason. */
  List<String> unused() {
    return unused;
  }

  /** Holds what each says of the month before it against that month. */
  void compare(Before verified, MonthFindings findings) {
    var root = verified.root();
    var note = verified.note();
    boolean proved = verified.isProved();
    for (After month : months) {
      if (month.header().previousRoot().filter(root::equals).isEmpty()) {
        findings.addProved(
            proved ? MonthFault.FORKED : MonthFault.BROKEN_CHAIN,
            "the month before " + month.header().period() + " has another root than that says",
            List.of(text(note), month.file() + ": " + text(month.note())));
      }
      root = month.root();
      note = month.note();
      proved = true;
    }
  }

  private static String text(SignedNote note) {
    return new String(note.bytes(), StandardCharsets.UTF_8).strip();
  }
}

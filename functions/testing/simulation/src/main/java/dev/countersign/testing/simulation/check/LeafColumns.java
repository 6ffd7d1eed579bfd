package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleEntry;
import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the leaf of an entry must say of disputes and inquiries (docs/month.md, section 3).
 *
 * @param was what the outcome stood at before it
 * @param is what it stands at with it
 * @param inquiries what became of an inquiry with it, in the words of a header's counts
 */
public record LeafColumns(Sums was, Sums is, List<String> inquiries) {
  /** Before an outcome's first entry nothing stands. */
  static final Sums NOTHING = new Sums(0, 0, 0);

  public LeafColumns {
    inquiries = List.copyOf(inquiries);
  }

  /**
   * What an outcome stands at by the oracle; of what is counted in units a leaf says nothing of it.
   */
  static Sums money(@Nullable OracleEntry entry, List<OracleTerms> versions) {
    return entry == null || isOfUnits(entry.answer().version(), versions) ? NOTHING : entry.sums();
  }

  private static boolean isOfUnits(@Nullable Integer version, List<OracleTerms> versions) {
    return versions.stream()
        .filter(terms -> version != null && terms.version() == version)
        .anyMatch(terms -> terms.prices().getFirst().currency() == null);
  }

  /** What became of an inquiry between the two. */
  static List<String> inquiries(@Nullable OracleInquiry before, @Nullable OracleInquiry after) {
    var words = new ArrayList<String>();
    if (after != null) {
      var same = before != null && before.id().equals(after.id()) ? before : null;
      if (same == null) {
        words.add("opened");
      }
      var end = after.end();
      if (end != null && (same == null || !Objects.equals(same.end(), end))) {
        words.add(word(end));
      }
    }
    return words;
  }

  private static String word(OracleInquiry.End end) {
    return switch (end.state()) {
      case ATTESTED -> "attested";
      case DECLINED -> end.by() == By.SILENCE ? "silent" : "declined";
      case OWED -> "owed";
      case WITHDRAWN -> "withdrawn";
    };
  }
}

package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleStatement.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The statements that are kept, in the order in which they were stated (sections 2, 4 and 5). */
final class OracleKept {
  private static final Comparator<OracleStatement> IN_ORDER =
      Comparator.comparing(OracleStatement::orderedBy)
          .thenComparing(OracleStatement::act)
          .thenComparing(OracleStatement::digest)
          .thenComparing(OracleStatement::source)
          .thenComparing(OracleStatement::assurance);

  private static final Comparator<OracleStatement> FIRST_RECEIVED =
      Comparator.comparing(OracleStatement::receivedAt).thenComparing(OracleStatement::message);

  private final OracleVersions versions;
  private final OracleRefusal refusal;
  private final List<OracleStatement> answered;
  private final List<OracleStatement> inOrder;

  OracleKept(Collection<OracleStatement> said, OracleVersions versions) {
    this.versions = versions;
    this.refusal = new OracleRefusal(versions);
    this.answered = firstOfEachMessage(said);
    this.inOrder = inOrder(answered);
  }

  /** One statement: two messages with the same of these. */
  private record Same(String source, OracleAssurance assurance, Instant at, String digest) {
    static Same of(OracleStatement said) {
      return new Same(said.source(), said.assurance(), said.orderedBy(), said.digest());
    }
  }

  /** Among several contents under one message id, the first that is accepted counts. */
  private List<OracleStatement> firstOfEachMessage(Collection<OracleStatement> said) {
    record Name(String source, String message) {}
    var names = new HashSet<Name>();
    var first = new ArrayList<OracleStatement>();
    said.stream()
        .sorted(Comparator.comparing(OracleStatement::toldAt))
        .filter(one -> refusal.of(one) == null)
        .filter(one -> names.add(new Name(one.source(), one.message())))
        .forEach(first::add);
    return first;
  }

  private static List<OracleStatement> inOrder(List<OracleStatement> answered) {
    Map<Same, OracleStatement> kept = new HashMap<>();
    for (var one : answered) {
      kept.merge(Same.of(one), one, (a, b) -> FIRST_RECEIVED.compare(a, b) <= 0 ? a : b);
    }
    return kept.values().stream().sorted(IN_ORDER).toList();
  }

  /** Every message that was answered, the first content of each. */
  List<OracleStatement> answered() {
    return answered;
  }

  /** Every statement, in order. */
  List<OracleStatement> all() {
    return inOrder;
  }

  /** Whether these two messages are one statement. */
  static boolean isSame(OracleStatement one, OracleStatement other) {
    return Same.of(one).equals(Same.of(other));
  }

  /** What a version reads at {@code now} of the statements that speak. */
  List<OracleStatement> read(OracleTerms terms, Instant now, Predicate<OracleStatement> thatSpeak) {
    var read = new ArrayList<OracleStatement>(inOrder.size());
    for (var one : inOrder) {
      if (thatSpeak.test(one)
          && one.assurance().compareTo(terms.assurance()) >= 0
          && !isPassedOver(one, now)) {
        read.add(one);
      }
    }
    return read;
  }

  private boolean isPassedOver(OracleStatement one, Instant now) {
    return (one.act() == Act.RESTATED || one.act() == Act.NOTED)
        && (refusal.isInWrongCurrency(one)
            || (one.effectiveAt() != null && one.effectiveAt().isAfter(now)));
  }

  /** These statements with one more at its place. */
  static List<OracleStatement> with(List<OracleStatement> read, OracleStatement more) {
    var all = new ArrayList<>(read);
    all.add(more);
    all.sort(IN_ORDER);
    return all;
  }

  OracleVersions versions() {
    return versions;
  }
}

package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was published of one claim (contract, section 12). */
final class OracleBill {
  private final List<OracleResult> all = new ArrayList<>();
  private @Nullable OracleResult stands;
  private int revisions;

  /** How many positive results were ever published. */
  int revisions() {
    return revisions;
  }

  /** What the bus has a result of is there after a restore, though all that was said is lost. */
  boolean exists(OracleGround ground) {
    return ground.exists() || revisions > 0;
  }

  @Nullable OracleResult stands() {
    return stands;
  }

  long amount() {
    return stands == null ? 0 : stands.amount();
  }

  List<OracleResult> all() {
    return all;
  }

  /** Whether the bus has something that this hasn't. */
  boolean lacks(OracleTold.Bus bus) {
    return bus.revisions() > revisions || (bus.stands() == null) != (stands == null);
  }

  /** The bus is believed. */
  void told(OracleTold.Bus bus) {
    stands = bus.stands();
    revisions = Math.max(revisions, bus.revisions());
  }

  /**
   * Brings what stands to what is owed, and gives what is published.
   *
   * @param saidAt what results are dated by; none if nothing was said that is in effect
   * @param moment of a dispute, which dates them if it is later; none if it has none
   */
  List<OracleResult> bring(
      OracleAnswer owed, Instant now, @Nullable Instant saidAt, @Nullable Instant moment) {
    var before = stands;
    if (before == null ? owed.amount() == 0 : isSame(before, owed)) {
      return List.of();
    }
    var published = new ArrayList<OracleResult>();
    if (before != null) {
      var said = saidAt == null ? before.occurredAt() : saidAt;
      published.add(
          new OracleResult(
              before.revision(),
              -before.amount(),
              before.currency(),
              before.shares(),
              before.version(),
              now,
              dated(said, moment)));
    }
    stands = null;
    if (owed.amount() > 0) {
      stands =
          new OracleResult(
              ++revisions,
              owed.amount(),
              owed.currency(),
              owed.shares(),
              Objects.requireNonNull(owed.version()),
              now,
              dated(Objects.requireNonNull(saidAt), moment));
      published.add(stands);
    }
    all.addAll(published);
    return published;
  }

  private static boolean isSame(OracleResult billed, OracleAnswer owed) {
    return billed.amount() == owed.amount()
        && billed.shares().equals(owed.shares())
        && Objects.equals(billed.version(), owed.version());
  }

  private static Instant dated(Instant said, @Nullable Instant moment) {
    var later = moment != null && moment.isAfter(said) ? moment : said;
    return later.truncatedTo(ChronoUnit.SECONDS);
  }

  /** What would stand if an undecided dispute fell, while a grace lasts; none if there is none. */
  @Nullable Long ifItFell(@Nullable OracleDispute dispute) {
    if (dispute == null || !dispute.isUndecided()) {
      return null;
    }
    var amount = dispute.amount();
    return amount == null ? 0 : Math.min(amount(), amount.minor());
  }

  /** The answer while a grace lasts: as the bus has it. */
  OracleAnswer asItStands(OracleAnswer owed) {
    var standing = stands;
    return new OracleAnswer(
        standing == null ? "Reversed" : "Billable",
        "restored",
        null,
        standing == null ? owed.version() : Integer.valueOf(standing.version()),
        owed.reading(),
        amount(),
        standing == null ? owed.currency() : standing.currency(),
        standing == null ? List.of() : standing.shares(),
        null,
        owed.next(),
        owed.candidates());
  }
}

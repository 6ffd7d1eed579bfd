package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One claim while it is gone through: what it keeps, and what becomes of it by each thing. */
final class OracleProceeding {
  private static final Set<String> TAKEN =
      Set.of("opened", "settled", "withdrawn", "conceded", "answered", "resolved", "declined");

  private final String claim;
  private final OracleGrace grace = new OracleGrace();
  private final OracleGround ground;
  private final OracleBill bill = new OracleBill();
  private final OracleCalendar calendar;
  private final Map<Object, OracleQuarrel> answered = new HashMap<>();
  private @Nullable OracleDispute dispute;

  OracleProceeding(OracleStory story, String claim) {
    this.claim = claim;
    this.calendar = new OracleCalendar(story.zone());
    this.ground =
        claim.contains("/!/") ? new OracleUntracked(story, claim) : new OracleOutcome(story, claim);
  }

  OracleBill bill() {
    return bill;
  }

  /** A restored table is told what the bus has, and a month is closed or accepted. */
  void begin(OracleTold told) {
    if (told instanceof OracleTold.Restored restored) {
      var bus = restored.bus().get(claim);
      boolean waits = dispute != null && dispute.isUndecided() && bill.revisions() > 0;
      if (waits || grace.lasts(restored.toldAt()) || (bus != null && bill.lacks(bus))) {
        grace.told(restored);
      }
      if (bus != null) {
        bill.told(bus);
      }
    }
    calendar.take(told);
  }

  /**
   * What became of it by something that was told.
   *
   * @param word of the answer; empty where nothing is answered
   */
  record Decided(String word, List<OracleResult> published) {}

  /**
   * Decides what is told of it. What is refused leaves nothing, also not what time had done before
   * it; what is told of others is only known.
   */
  Decided decide(OracleTold told, Instant now) {
    boolean isSaid = told instanceof OracleQuarrel quarrel && quarrel.claim().equals(claim);
    if (!isSaid && !ground.isDecidedBy(told)) {
      return new Decided(take(told), List.of());
    }
    var before = dispute;
    var undo = ground.undo();
    passed(now);
    var word = take(told);
    if (isSaid && !TAKEN.contains(word)) {
      dispute = before;
      undo.run();
      return new Decided(word, List.of());
    }
    passed(now);
    return new Decided(word, settle(now));
  }

  /** Due work runs. */
  void looked(Instant now) {
    ground.looked(now);
    passed(now);
  }

  /** What time alone does of it, by what is known: before a stimulus, and after it again. */
  private void passed(Instant now) {
    ground.passed(now);
    var kept = dispute;
    if (kept != null && kept.isUndecided()) {
      var line = line(now);
      var deadline = OracleDeadlines.of(kept, line, grace);
      if (deadline != null && !deadline.isAfter(now)) {
        dispute = OracleDeadlines.over(kept, line, line(deadline), deadline);
      }
    }
    byTable(now);
  }

  /** The table ends an undecided dispute. */
  private void byTable(Instant now) {
    var kept = dispute;
    if (kept != null
        && kept.isUndecided()
        && !grace.lasts(now)
        && OracleDeadlines.tableEnds(kept, line(now))) {
      dispute = OracleDeadlines.byTerms(kept, now);
    }
  }

  /** Gives the word of the answer; empty where nothing is answered. */
  private String take(OracleTold told) {
    if (!(told instanceof OracleQuarrel quarrel)) {
      boolean isOfAnother =
          told instanceof OracleTold.OfAClaim one
              && !(told instanceof OracleTold.Stated)
              && !one.claim().equals(claim);
      return isOfAnother ? "" : ground.take(told, line(told.toldAt()));
    }
    if (!quarrel.claim().equals(claim)) {
      return "";
    }
    var before = answered.get(quarrel.by());
    if (before != null) {
      return before.content().equals(quarrel.content()) ? "duplicate" : "conflict";
    }
    var word = hear(quarrel);
    if (TAKEN.contains(word)) {
      answered.put(quarrel.by(), quarrel);
    }
    return word;
  }

  private String hear(OracleQuarrel told) {
    var line = line(told.toldAt());
    var held = new OracleHearing.Ground(dispute, line, bill, grace);
    return switch (told) {
      case OracleQuarrel.Disputed one -> {
        var word = new OracleOpening(one, ground, line, bill, dispute, calendar, grace).word();
        dispute = word.equals("opened") ? OracleDispute.opened(one) : dispute;
        yield word;
      }
      case OracleQuarrel.Withdrawn one -> kept(OracleHearing.withdrawn(one, held));
      case OracleQuarrel.Answered one -> kept(OracleHearing.answered(one, held));
      case OracleQuarrel.Decided one ->
          bill.exists(ground) ? kept(OracleHearing.decided(one, held)) : "unknown_outcome";
      case OracleQuarrel.Asked one -> ground.take(one, line);
      case OracleQuarrel.Closed one -> ground.take(one, line);
    };
  }

  private String kept(OracleHearing heard) {
    dispute = heard.dispute();
    return heard.word();
  }

  private OracleLine line(Instant at) {
    return ground.line(at, bill.revisions());
  }

  /** Brings the bill to what is owed, and gives what is published. */
  List<OracleResult> settle(Instant now) {
    if (grace.lasts(now) || !bill.exists(ground)) {
      return List.of();
    }
    var line = line(now);
    var owed = OracleOwed.of(line, dispute);
    return bill.bring(owed.answer(), now, line.occurredAt(), owed.moment());
  }

  /** When it is looked at again; none if never. */
  @Nullable Instant next(Instant now) {
    var ofGround = ground.next(now, bill.revisions());
    return OracleDeadlines.earliest(ofGround, deadline(now), grace.next(now));
  }

  private @Nullable Instant deadline(Instant now) {
    var kept = dispute;
    return kept != null && kept.isUndecided() ? OracleDeadlines.of(kept, line(now), grace) : null;
  }

  OracleEntry entry(
      Instant now, @Nullable OracleTold by, String word, List<OracleResult> published) {
    var owed = OracleOwed.of(line(now), dispute);
    boolean isFrozen = grace.lasts(now);
    long stands = bill.amount();
    var fell = isFrozen ? bill.ifItFell(dispute) : owed.ifItFell();
    long disputed = stands == 0 || fell == null ? 0 : Math.max(0, stands - fell);
    var sums = new Sums(stands, isFrozen ? 0 : owed.held(), disputed);
    OracleAnswer answer = isFrozen ? bill.asItStands(owed.answer()) : owed.answer();
    var ofDispute = deadline(now);
    var deadline = ofDispute == null ? ground.deadline(now) : ofDispute;
    return new OracleEntry(
        now, by, word, answer, dispute, ground.inquiry(), deadline, sums, published);
  }
}

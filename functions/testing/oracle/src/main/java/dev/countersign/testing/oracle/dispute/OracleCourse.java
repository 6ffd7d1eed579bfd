package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one claim, from the beginning to a time, gone through step by step. */
public final class OracleCourse {
  private static final Set<String> TAKEN =
      Set.of(
          "opened", "settled", "withdrawn", "conceded", "answered", "resolved", "declined");

  private final OracleStory story;
  private final String claim;
  private final OracleGrace grace = new OracleGrace();
  private final OracleGround ground;
  private final OracleBill bill = new OracleBill();
  private final OracleCalendar calendar;
  private final Map<Object, OracleTold.Heard> answered = new HashMap<>();
  private final List<OracleEntry> entries = new ArrayList<>();
  private @Nullable OracleDispute dispute;
  private Instant now = Instant.MIN;

  private OracleCourse(OracleStory story, String claim) {
    this.story = story;
    this.claim = claim;
    this.calendar = new OracleCalendar(story.zone());
    this.ground =
        claim.contains("/!/")
            ? new OracleUntracked(story, claim, grace)
            : new OracleOutcome(story, claim, grace);
  }

  /** Of a claim, until a time. What is told later plays no part. */
  public static OracleCourse of(OracleStory story, String claim, Instant end) {
    var course = new OracleCourse(story, claim);
    for (var told : story.told()) {
      if (!told.toldAt().isAfter(end)) {
        course.until(told.toldAt());
        course.decide(told);
      }
    }
    course.until(end);
    return course;
  }

  /** One entry of all that was told of it, and of each moment of time that changed something. */
  public List<OracleEntry> entries() {
    return List.copyOf(entries);
  }

  /** All that was published. */
  public List<OracleResult> results() {
    return List.copyOf(bill.all());
  }

  /** What stands in the end. */
  public long stands() {
    return bill.amount();
  }

  /** The word that a message was answered with the last time that it was told. */
  public String word(OracleTold.Sender by) {
    return entries.stream()
        .filter(one -> one.by() instanceof OracleTold.Heard heard && heard.by().equals(by))
        .map(OracleEntry::word)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** As it is in the end. */
  public OracleEntry last() {
    return entry(null, "", List.of());
  }

  private void until(Instant end) {
    if (now.equals(Instant.MIN)) {
      now = story.told().getFirst().toldAt();
    }
    if (story.looks() == OracleStory.Looks.ON_TIME) {
      for (var next = next(); next != null && !next.isAfter(end); next = next()) {
        now = next.isAfter(now) ? next : now;
        look();
      }
    }
    now = end.isAfter(now) ? end : now;
  }

  private void look() {
    var before = entry(null, "", List.of());
    passed();
    byTable();
    var published = settle();
    var after = entry(null, "", published);
    if (!published.isEmpty() || isOther(before, after)) {
      entries.add(after);
    }
  }

  private static boolean isOther(OracleEntry before, OracleEntry after) {
    return !Objects.equals(before.dispute(), after.dispute())
        || !Objects.equals(before.inquiry(), after.inquiry())
        || !before.answer().status().equals(after.answer().status())
        || !Objects.equals(before.answer().reason(), after.answer().reason())
        || !before.sums().equals(after.sums());
  }

  private void decide(OracleTold told) {
    if (told instanceof OracleTold.Restored restored) {
      grace.told(restored, claim);
      var bus = restored.bus().get(claim);
      if (bus != null) {
        bill.told(bus);
      }
    }
    calendar.take(told);
    if (told instanceof OracleTold.Looked) {
      look();
      return;
    }
    var before = entry(null, "", List.of());
    passed();
    byTable();
    var word = take(told);
    byTable();
    var published = settle();
    var after = entry(told, word, published);
    if (isOfThis(told) || !published.isEmpty() || isOther(before, after)) {
      entries.add(after);
    }
  }

  private boolean isOfThis(OracleTold told) {
    return told instanceof OracleTold.OfAClaim one && one.claim().equals(claim);
  }

  /** Time comes first: what the deadline ends, by what was known before. */
  private void passed() {
    ground.passed(now);
    var kept = dispute;
    if (kept == null || !kept.isUndecided()) {
      return;
    }
    var line = line(now);
    var deadline = OracleDeadlines.of(kept, line, grace);
    if (deadline != null && !deadline.isAfter(now)) {
      dispute =
          OracleDeadlines.tableEnds(kept, line(deadline))
              ? OracleDeadlines.byTerms(kept, deadline)
              : OracleDeadlines.silent(
                  kept, Objects.requireNonNull(OracleDeadlines.clause(line)), deadline);
    }
  }

  private void byTable() {
    var kept = dispute;
    if (kept != null
        && kept.isUndecided()
        && !grace.lasts(now)
        && OracleDeadlines.tableEnds(kept, line(now))) {
      dispute = OracleDeadlines.byTerms(kept, now);
    }
  }

  private String take(OracleTold told) {
    if (told instanceof OracleTold.OfAClaim one
        && !one.claim().equals(claim)
        && !(told instanceof OracleTold.Stated)) {
      return "";
    }
    if (!(told instanceof OracleTold.Heard heard)) {
      return ground.take(told, line(now));
    }
    var before = answered.get(heard.by());
    if (before != null) {
      return before.content().equals(heard.content()) ? "duplicate" : "conflict";
    }
    var word = hear(heard);
    if (TAKEN.contains(word)) {
      answered.put(heard.by(), heard);
    }
    return word;
  }

  private String hear(OracleTold.Heard told) {
    var line = line(now);
    var held = new OracleHearing.Ground(dispute, line, bill, grace);
    return switch (told) {
      case OracleTold.Disputed one -> {
        var word =
            new OracleOpening(one, ground, line, bill, dispute, calendar, grace).word();
        dispute = word.equals("opened") ? OracleDispute.opened(one) : dispute;
        yield word;
      }
      case OracleTold.Withdrawn one -> kept(OracleHearing.withdrawn(one, held));
      case OracleTold.Answered one -> kept(OracleHearing.answered(one, held));
      case OracleTold.Decided one ->
          ground.exists() ? kept(OracleHearing.decided(one, held)) : "unknown_outcome";
      case OracleTold.Asked one -> ground.take(one, line);
      case OracleTold.Closed one -> ground.take(one, line);
    };
  }

  private String kept(OracleHearing heard) {
    dispute = heard.dispute();
    return heard.word();
  }

  private OracleLine line(Instant at) {
    return ground.line(at, bill.revisions());
  }

  private List<OracleResult> settle() {
    if (grace.freezes(now) || !ground.exists()) {
      return List.of();
    }
    var line = line(now);
    var owed = OracleOwed.of(line, dispute);
    return bill.bring(owed.answer(), now, line.occurredAt(), owed.moment());
  }

  private @Nullable Instant next() {
    var next = ground.next(now, bill.revisions());
    var kept = dispute;
    var deadline =
        kept != null && kept.isUndecided() ? OracleDeadlines.of(kept, line(now), grace) : null;
    return earliest(earliest(next, deadline), grace.next(now));
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private OracleEntry entry(
      @Nullable OracleTold by, String word, List<OracleResult> published) {
    var line = line(now);
    var owed = OracleOwed.of(line, dispute);
    boolean isFrozen = grace.freezes(now);
    var answer = isFrozen ? left(owed.answer()) : owed.answer();
    long stands = bill.amount();
    var fell = isFrozen ? ifItFellInTheGrace() : owed.ifItFell();
    long disputed = stands == 0 || fell == null ? 0 : Math.max(0, stands - fell);
    var sums = new Sums(stands, isFrozen ? 0 : owed.held(), disputed);
    return new OracleEntry(now, by, word, answer, dispute, ground.inquiry(), sums, published);
  }

  private @Nullable Long ifItFellInTheGrace() {
    var kept = dispute;
    if (kept == null || !kept.isUndecided()) {
      return null;
    }
    var amount = kept.amount();
    return amount == null ? 0 : Math.min(bill.amount(), amount.minor());
  }

  /** As the bus has it, until the grace ends. */
  private OracleAnswer left(OracleAnswer owed) {
    var stands = bill.stands();
    return new OracleAnswer(
        stands == null ? "Reversed" : "Billable",
        "restored",
        null,
        stands == null ? owed.version() : Integer.valueOf(stands.version()),
        owed.reading(),
        bill.amount(),
        stands == null ? owed.currency() : stands.currency(),
        stands == null ? List.of() : stands.shares(),
        null,
        owed.next(),
        owed.candidates());
  }
}

package dev.countersign.testing.oracle.dispute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What became of one claim, from the beginning to a time, gone through step by step. */
public final class OracleCourse {
  private final OracleStory story;
  private final String claim;
  private final OracleProceeding proceeding;
  private final List<OracleEntry> entries = new ArrayList<>();
  private final List<OracleEntry> afterEach = new ArrayList<>();
  private Instant now;

  private OracleCourse(OracleStory story, String claim) {
    this.story = story;
    this.claim = claim;
    this.proceeding = new OracleProceeding(story, claim);
    this.now = story.told().isEmpty() ? Instant.EPOCH : story.told().getFirst().toldAt();
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

  /** Where it stood after each thing that was told, in order. */
  public List<OracleEntry> afterEach() {
    return List.copyOf(afterEach);
  }

  /** All that was published. */
  public List<OracleResult> results() {
    return List.copyOf(proceeding.bill().all());
  }

  /** What stands in the end. */
  public long stands() {
    return proceeding.bill().amount();
  }

  /** The word that a message was answered with the last time that it was told. */
  public String word(OracleQuarrel.Sender by) {
    return entries.stream()
        .filter(one -> one.by() instanceof OracleQuarrel quarrel && quarrel.by().equals(by))
        .map(OracleEntry::word)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** As it is in the end. */
  public OracleEntry last() {
    return proceeding.entry(now, null, "", List.of());
  }

  private void until(Instant end) {
    if (story.looks() == OracleStory.Looks.ON_TIME) {
      for (var next = proceeding.next(now);
          next != null && !next.isAfter(end);
          next = proceeding.next(now)) {
        now = next.isAfter(now) ? next : now;
        look();
      }
    }
    now = isBy(end) ? end : now;
  }

  /** Of two that decide at once, the second may be by the earlier clock: each is told its time. */
  private boolean isBy(Instant time) {
    return story.looks() == OracleStory.Looks.AS_TOLD || time.isAfter(now);
  }

  private void look() {
    var before = last();
    proceeding.looked(now);
    var published = proceeding.settle(now);
    var after = proceeding.entry(now, null, "", published);
    if (!published.isEmpty() || isOther(before, after)) {
      entries.add(after);
    }
  }

  private void decide(OracleTold told) {
    var before = last();
    proceeding.begin(told);
    if (told instanceof OracleTold.Applied) {
      proceeding.decide(told, now);
      afterEach.add(last());
      return;
    }
    if (told instanceof OracleTold.Looked) {
      look();
      afterEach.add(last());
      return;
    }
    var decided = proceeding.decide(told, now);
    var after = proceeding.entry(now, told, decided.word(), decided.published());
    afterEach.add(after);
    boolean isOfThis = told instanceof OracleTold.OfAClaim one && one.claim().equals(claim);
    if (isOfThis || !decided.published().isEmpty() || isOther(before, after)) {
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
}

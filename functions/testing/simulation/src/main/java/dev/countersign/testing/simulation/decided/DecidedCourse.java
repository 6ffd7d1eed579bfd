package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of one claim as the domain decides it, told a story one thing after the other. */
final class DecidedCourse {
  /** More often than time alone can change anything. */
  private static final int ENDLESS = 500;

  private final OracleStory story;
  private final String claim;
  private final ReadFacts facts;
  private final List<ResultEvent> bus;
  private final DecidedHistory history;
  private final @Nullable SessionsClaim asked;
  private final HeardQuarrels quarrels;
  private final LineCalendar months;
  private final TreeMap<SessionId, Session> sessions = new TreeMap<>();
  private final List<CourseStep> steps = new ArrayList<>();
  private StandsAt stands = StandsAt.NOWHERE;
  private Instant now = Instant.MIN;

  private DecidedCourse(CourseReading reading, OracleStory story, String claim) {
    this.story = story;
    this.claim = claim;
    this.facts = reading.facts();
    this.bus = reading.bus();
    var tenant = facts.tenant();
    var book = reading.book();
    var of = Claim.parse(claim);
    this.history = new DecidedHistory(tenant, of, book);
    this.asked =
        of.isOfInquiry()
            ? SessionsClaim.of(claim, history, new HearingOutcomes(tenant, book))
            : null;
    this.months = new LineCalendar(story.zone());
    this.quarrels = new HeardQuarrels(history, new SaidOfLines(tenant), months, asked);
  }

  /** The steps of a claim until a time, and how it is then. */
  static List<CourseStep> of(CourseReading reading, OracleStory story, String claim, Instant end) {
    var course = told(reading, story, claim, end);
    course.steps.add(course.stands.step(end, null, "", List.of()));
    return course.steps;
  }

  /** All that is published of a claim until a time. */
  static List<ResultEvent> published(
      CourseReading reading, OracleStory story, String claim, Instant end) {
    return told(reading, story, claim, end).history.publishedSince(0);
  }

  private static DecidedCourse told(
      CourseReading reading, OracleStory story, String claim, Instant end) {
    var course = new DecidedCourse(reading, story, claim);
    for (var told : story.told()) {
      if (!told.toldAt().isAfter(end)) {
        course.until(told.toldAt());
        course.take(told);
      }
    }
    course.until(end);
    return course;
  }

  private void until(Instant end) {
    if (story.looks() == OracleStory.Looks.ON_TIME) {
      untilRest(end);
    }
    now = end;
  }

  /** Time does all that is due until then. */
  private void untilRest(Instant end) {
    for (int looks = 0; looks < ENDLESS; looks++) {
      var due = due().filter(at -> !at.isAfter(end));
      if (due.isEmpty()) {
        return;
      }
      look(due.get().isBefore(now) ? now : due.get());
    }
    throw new IllegalStateException("time never brings it to rest: " + history.last());
  }

  private Optional<Instant> due() {
    return Stream.of(history.due(), Optional.ofNullable(asked).flatMap(SessionsClaim::due))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** An inquiry looks at all outcomes before the payer is held silent. */
  private void look(Instant at) {
    now = at;
    step(
        at,
        null,
        () -> {
          if (asked != null) {
            asked.outcomes().look(sessions, at);
            asked.tell(at);
          }
          if (history.due().filter(due -> !due.isAfter(at)).isPresent()) {
            history.look(sessions.values(), at);
          }
          if (asked != null) {
            asked.draft(at);
          }
          return "";
        });
  }

  private void take(OracleTold told) {
    months.take(told);
    var at = told.toldAt();
    switch (told) {
      case OracleTold.Looked looked -> untilRest(at);
      case OracleTold.Recorded form ->
          facts.session(form).ifPresent(one -> step(at, told, () -> recorded(one, at)));
      case OracleTold.Stated one when asked != null || one.claim().equals(claim) ->
          step(
              at,
              told,
              () -> {
                facts.statement(one).ifPresent(statement -> stated(one.claim(), statement, at));
                return "";
              });
      case OracleQuarrel one when one.claim().equals(claim) ->
          step(at, told, () -> quarrels.hear(one));
      case OracleTold.Restored one -> step(at, told, () -> restored(one));
      default -> {}
    }
  }

  /** A table that lost nothing is told what the bus has all the same. */
  private String restored(OracleTold.Restored told) {
    var published = bus.isEmpty() ? history.publishedSince(0) : bus;
    if (!published.isEmpty()) {
      history.decide(new Stimulus.Restored(published, told.graceEnd()), told.toldAt());
    }
    return "";
  }

  private void stated(String of, Statement statement, Instant at) {
    var found = ReadFacts.meant(statement, sessions.values());
    if (asked == null) {
      history.decide(new Stimulus.Stated(statement, found), at);
    } else {
      asked.outcomes().stated(of, statement, found, at);
      asked.tellOf(of, at);
    }
  }

  private String recorded(Session session, Instant at) {
    var known = sessions.merge(session.id(), session, Session::merged);
    if (asked != null) {
      asked.recorded(session, known, at);
    }
    if (asked == null || asked.isOf(session)) {
      history.decide(new Stimulus.SessionsRecorded(List.of(known)), at);
    }
    return "";
  }

  private void step(Instant at, @Nullable OracleTold told, Supplier<String> decide) {
    int before = history.size();
    var word = decide.get();
    boolean isAppended = history.size() > before;
    boolean isSaid = told instanceof OracleTold.OfAClaim one && one.claim().equals(claim);
    if (isAppended || isSaid) {
      stands = isAppended ? StandsAt.of(history, quarrels.names()) : stands;
      var results = history.publishedSince(before).stream().map(SharedWords::result).toList();
      steps.add(stands.step(at, told, word, results));
    }
  }
}

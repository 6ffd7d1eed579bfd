package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.dispute.NamedLine;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.paper.PaperTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What becomes of one claim as the domain decides it, told a story one thing after the other. */
final class DecidedCourse {
  /** More often than time alone can change anything. */
  private static final int ENDLESS = 500;

  private final OracleStory story;
  private final String claim;
  private final ReadFacts facts;
  private final SaidOfLines said;
  private final DecidedHistory history;
  private final LineCalendar months;
  private final TreeMap<SessionId, Session> sessions = new TreeMap<>();
  private final Map<DisputeId, String> names = new HashMap<>();
  private final List<CourseStep> steps = new ArrayList<>();
  private StandsAt stands = StandsAt.NOWHERE;

  private DecidedCourse(PaperTexts texts, OracleStory story, String claim) {
    this.story = story;
    this.claim = claim;
    var tenant = new TenantId(texts.tenant());
    this.facts = new ReadFacts(texts, tenant);
    this.said = new SaidOfLines(tenant);
    var book = ReadTerms.of(texts.terms(), story.versions());
    this.history = new DecidedHistory(tenant, Claim.parse(claim), book);
    this.months = new LineCalendar(story.zone());
  }

  /** The steps of a claim until a time, and how it is then. */
  static List<CourseStep> of(PaperTexts texts, OracleStory story, String claim, Instant end) {
    var course = new DecidedCourse(texts, story, claim);
    for (var told : story.told()) {
      if (!told.toldAt().isAfter(end)) {
        course.until(told.toldAt());
        course.take(told);
      }
    }
    course.until(end);
    course.steps.add(course.stands.step(end, null, "", List.of()));
    return course.steps;
  }

  private void until(Instant end) {
    if (story.looks() == OracleStory.Looks.ON_TIME) {
      for (int looks = 0; looks < ENDLESS; looks++) {
        var due = history.due().filter(at -> !at.isAfter(end));
        if (due.isEmpty()) {
          return;
        }
        look(due.get());
      }
      throw new IllegalStateException("time never brings it to rest: " + history.last());
    }
  }

  private void look(Instant at) {
    var later = history.last().map(Entry::at).filter(at::isBefore).orElse(at);
    step(
        later,
        null,
        () -> {
          history.look(sessions.values(), later);
          return "";
        });
  }

  private void take(OracleTold told) {
    months.take(told);
    var at = told.toldAt();
    switch (told) {
      case OracleTold.Looked looked -> {
        while (history.due().filter(due -> !due.isAfter(at)).isPresent()) {
          look(at);
        }
      }
      case OracleTold.Recorded form ->
          facts.session(form).ifPresent(one -> step(at, told, () -> recorded(one, at)));
      case OracleTold.Stated one when one.claim().equals(claim) ->
          step(
              at,
              told,
              () -> {
                facts.statement(one).ifPresent(statement -> stated(statement, at));
                return "";
              });
      case OracleQuarrel one when one.claim().equals(claim) -> step(at, told, () -> heard(one));
      case OracleTold.Restored one when history.last().isPresent() ->
          step(at, told, () -> restored(one));
      default -> {}
    }
  }

  /** The table lost nothing; it is told what the bus has all the same. */
  private String restored(OracleTold.Restored told) {
    var published = history.publishedSince(0);
    if (!published.isEmpty()) {
      history.decide(new Stimulus.Restored(published, told.graceEnd()), told.toldAt());
    }
    return "";
  }

  private void stated(Statement statement, Instant at) {
    var found =
        statement.act().affirms()
            ? sessions.values().stream().filter(one -> canMean(statement, one)).toList()
            : List.<Session>of();
    history.decide(new Stimulus.Stated(statement, found), at);
  }

  private static boolean canMean(Statement said, Session session) {
    return session.id().value().equals(said.session())
        || (said.conversation() != null && said.conversation().equals(session.conversation()))
        || !Collections.disjoint(said.keys(), session.keys());
  }

  private String recorded(Session session, Instant at) {
    var known = sessions.merge(session.id(), session, Session::merged);
    history.decide(new Stimulus.SessionsRecorded(List.of(known)), at);
    return "";
  }

  private String heard(OracleQuarrel told) {
    if (history.last().isEmpty()) {
      return told instanceof OracleQuarrel.Disputed || told instanceof OracleQuarrel.Decided
          ? "unknown_outcome"
          : "unknown_dispute";
    }
    return switch (told) {
      case OracleQuarrel.Disputed one -> {
        names.put(said.id(one.by()), one.by().id());
        var stimulus = new Stimulus.Disputed(said.opening(one), line(one));
        yield SharedWords.answer(history.decide(stimulus, one.toldAt()));
      }
      default -> {
        var kept = history.last().orElseThrow().registers().dispute().map(Dispute::id);
        yield kept.isEmpty()
            ? "unknown_dispute"
            : SharedWords.answer(history.decide(said.on(kept.get(), told), told.toldAt()));
      }
    };
  }

  private NamedLine line(OracleQuarrel.Disputed told) {
    var billed = history.last().orElseThrow().billed();
    var month =
        history
            .billedAt()
            .map(at -> months.of(claim, at, told.receivedAt()))
            .orElseGet(LineMonth.Unsealed::new);
    int standing = billed.standing().isPresent() ? billed.revisions() : 0;
    return new NamedLine(told.revision(), standing, month);
  }

  private void step(Instant at, @Nullable OracleTold told, Supplier<String> decide) {
    int before = history.size();
    var word = decide.get();
    boolean isAppended = history.size() > before;
    if (isAppended || told instanceof OracleTold.OfAClaim) {
      stands = isAppended ? StandsAt.of(history, names) : stands;
      var results = history.publishedSince(before).stream().map(SharedWords::result).toList();
      steps.add(stands.step(at, told, word, results));
    }
  }
}

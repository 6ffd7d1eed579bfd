package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleInquiry.State;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.audit.KeptStep;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the inquiries about what sessions claim against the oracle, which is told everything that
 * was said of the outcome type and looks on time. A world's due work may be late by a day, so what
 * was heard, or claimed no more, within days of the end of the wait may have been drafted or not.
 *
 * @param stories what each outcome of the type was told
 */
record InquiryChecks(
    QuarrelChecks checks,
    Tenant tenant,
    TenantTerms contract,
    Map<StreamedHistories.Name, List<OracleTold>> stories) {
  private static final Duration LATE = Duration.ofDays(3);

  void check() {
    if (contract.meaning().stream().allMatch(terms -> terms.inquiry() == null)) {
      return;
    }
    var sessions = new TreeSet<String>();
    ToldHistory.forms(checks.input().all(), tenant.id())
        .values()
        .forEach(form -> sessions.add(form.id()));
    sessions.forEach(this::check);
  }

  private void check(String session) {
    var type = new OutcomeType(contract.outcome());
    var claim = Claim.ofInquiry(type, new SessionId(session));
    var name = new StreamedHistories.Name(tenant.id(), claim);
    var quarrels = checks.quarrels(name);
    var own = checks.told(name, List.of(), quarrels);
    if (own.isEmpty()) {
      return;
    }
    var steps = checks.steps(name);
    steps.forEach(checks::reach);
    var told = told(session, own.get(), steps);
    var ways =
        new AppliedVersions(contract)
            .ways(told).stream().map(way -> checks.story(name, way)).toList();
    var books = checks.books(name, contract);
    var best = best(ways, books, steps);
    best.differences()
        .forEach(what -> checks.findings().accept("INQUIRY " + tenant.id() + " " + claim + what));
    checks.expect(name, new ClaimColumns(best.story(), best.versions(), steps)::at);
  }

  /** A way in which it may have been told, by versions that may have been known. */
  private record Way(CourseStory story, List<OracleTerms> versions, List<String> differences) {}

  /** The first without a difference; else that with the fewest. */
  private Way best(List<CourseStory> stories, List<List<OracleTerms>> books, List<KeptStep> steps) {
    var ways = new ArrayList<Way>();
    for (var story : stories) {
      for (var versions : books) {
        var way = new Way(story, versions, differences(story, versions, steps));
        if (way.differences().isEmpty()) {
          return way;
        }
        ways.add(way);
      }
    }
    return Collections.min(ways, Comparator.comparingInt(way -> way.differences().size()));
  }

  private List<String> differences(
      CourseStory story, List<OracleTerms> versions, List<KeptStep> steps) {
    var course =
        OracleCourse.of(
            story.by(versions, OracleStory.Looks.ON_TIME),
            story.name().claim().toString(),
            checks.far());
    var wanted = course.last();
    var is = steps.isEmpty() ? null : steps.getLast();
    var found = new ArrayList<String>();
    if (is == null || is.inquiry() == null || wanted.inquiry() == null) {
      boolean isSame = (is == null || is.inquiry() == null) && wanted.inquiry() == null;
      if (!isSame && !mayBeEither(is == null ? wanted.inquiry() : is.inquiry())) {
        found.add(": " + is + ", not " + wanted.inquiry());
      }
      return found;
    }
    same("its end", end(wanted.inquiry()), end(is.inquiry()), found);
    same("what stands", wanted.sums().billed(), is.standing(), found);
    same("the status", status(wanted.answer().status()), status(is.status()), found);
    same("the reason", wanted.answer().reason(), is.reason(), found);
    return found;
  }

  /** What is owed by silence is billed a minute later; it may have been taken back before. */
  private static String status(String word) {
    return word.equals("Void") ? "Reversed" : word;
  }

  /** Heard, or claimed no more, about when the wait ended. */
  private static boolean mayBeEither(@Nullable OracleInquiry one) {
    var end = one == null ? null : one.end();
    return one != null
        && end != null
        && (end.state() == State.ATTESTED || end.state() == State.WITHDRAWN)
        && Duration.between(one.recordedAt(), end.at()).compareTo(LATE) < 0;
  }

  /**
   * When it was heard, or the session claimed it no more, was decided by others before; and which
   * of several outcomes that were linked to it at about the same time came first.
   */
  private static String end(@Nullable OracleInquiry one) {
    var end = one == null ? null : one.end();
    if (end == null) {
      return "open";
    }
    boolean isOfOthers =
        end.state() == State.ATTESTED || (end.state() == State.WITHDRAWN && end.by() == By.SELLER);
    return end.state()
        + " by "
        + end.by()
        + (isOfOthers ? "" : " at " + end.at() + " " + end.said());
  }

  /** All that was said of the type, what the inquiry was told, and all sessions, by their times. */
  private List<OracleTold> told(String session, List<OracleTold> own, List<KeptStep> steps) {
    var told = new ArrayList<OracleTold>();
    for (var story : stories.values()) {
      story.stream().filter(OracleTold.Stated.class::isInstance).forEach(told::add);
    }
    own.stream().filter(one -> !(one instanceof OracleTold.Found)).forEach(told::add);
    var forms = new OwnForms(session, steps);
    for (var form : checks.input().sessions(tenant.id())) {
      var received = checks.input().table().received(tenant.id(), form);
      told.add(new OracleTold.Recorded(received, forms.decided(received)));
    }
    told.sort(Comparator.comparing(OracleTold::toldAt));
    return forms.withoutOvertaken(told);
  }

  private static void same(
      String what, @Nullable Object wanted, @Nullable Object is, List<String> found) {
    if (!Objects.equals(wanted, is)) {
      found.add(", " + what + ": " + is + ", not " + wanted);
    }
  }
}

package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.audit.Audit;
import dev.countersign.testing.simulation.audit.KeptStep;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Holds what became of disputes and inquiries in a world against the oracle, when nothing is left
 * to do.
 *
 * @param far when nothing is ahead any more
 * @param findings gets what must not be
 * @param reached gets the ends that occurred
 */
record QuarrelChecks(
    OracleInput input,
    StreamedHistories histories,
    Audit audit,
    WorldMonths months,
    AnsweredMonths answered,
    Instant far,
    Consumer<String> findings,
    Consumer<String> reached) {

  void check(List<Tenant> tenants) {
    for (var tenant : tenants) {
      tenant.contracts().forEach(contract -> check(tenant, contract));
    }
  }

  private void check(Tenant tenant, TenantTerms contract) {
    Map<StreamedHistories.Name, List<OracleTold>> stories = new TreeMap<>();
    for (var spoken : input.said().entrySet()) {
      var name = spoken.getKey();
      if (name.tenant().equals(tenant.id())
          && name.claim().type().value().equals(contract.outcome())) {
        outcome(name, contract, spoken.getValue(), stories);
      }
    }
    new InquiryChecks(this, tenant, contract, stories).check();
  }

  private void outcome(
      StreamedHistories.Name name,
      TenantTerms contract,
      List<OracleInput.Said> statements,
      Map<StreamedHistories.Name, List<OracleTold>> stories) {
    var quarrels = quarrels(name);
    var told = told(name, statements, quarrels);
    if (told.isEmpty()) {
      return;
    }
    stories.put(name, told.get());
    var story = story(name, told.get());
    var books = books(name, contract);
    var steps = steps(name);
    steps.forEach(this::reach);
    var checks = new CourseChecks(story, steps, quarrels.ids(), contract, far);
    var known = checks.known();
    var held = checks.held(known, books);
    held.differences().forEach(findings);
    if (held.differences().isEmpty()) {
      expect(name, place -> held.columns(place, contract.meaning()));
    }
    var words = new RefusedWords(known, quarrels, contract);
    words.differences().forEach(findings);
    story.all().stream()
        .filter(one -> one instanceof OracleQuarrel.Disputed it && ExceptedLine.isBy(it.by()))
        .forEach(_ -> reached.accept("disputed by an acceptance"));
    quarrels.excepted().stream()
        .flatMap(one -> one.refusals(answered.sent()).stream())
        .flatMap(refusal -> words.difference(refusal.told(), refusal.reason()).stream())
        .forEach(findings);
  }

  /** What a history says that it was told; none, and a finding, if nobody said it. */
  Optional<List<OracleTold>> told(
      StreamedHistories.Name name, List<OracleInput.Said> statements, SaidQuarrels quarrels) {
    var history = histories.history(name);
    var forms = ToldHistory.forms(input.all(), name.tenant());
    var told = new ToldHistory(name, history, steps(name), statements, quarrels, forms).told();
    int unsaid = told.indexOf(Optional.<OracleTold>empty());
    if (unsaid >= 0) {
      findings.accept("entry " + (unsaid + 1) + " rests on what nobody said: " + name);
      return Optional.empty();
    }
    return Optional.of(told.stream().map(Optional::orElseThrow).toList());
  }

  CourseStory story(StreamedHistories.Name name, List<OracleTold> told) {
    var sealed =
        months.sealed().stream().filter(one -> one.tenant().equals(name.tenant())).toList();
    return CourseStory.of(
        name, told, sealed, histories.revisions(name), ExceptedLine.accepted(name, answered));
  }

  SaidQuarrels quarrels(StreamedHistories.Name name) {
    var revisions = histories.revisions(name);
    var named = new HashMap<>(revisions);
    for (var month : months.sealed()) {
      if (month.tenant().equals(name.tenant())) {
        month
            .lines()
            .forEach((result, key) ->
                Optional.ofNullable(revisions.get(result))
                    .ifPresent(
                        revision -> named.put(SaidQuarrels.line(month.period(), key), revision)));
      }
    }
    return SaidQuarrels.about(name, input.all(), named, ExceptedLine.of(name, answered));
  }

  List<KeptStep> steps(StreamedHistories.Name name) {
    return audit.steps(name.tenant(), name.claim().toString());
  }

  List<List<OracleTerms>> books(StreamedHistories.Name name, TenantTerms contract) {
    return EndChecks.books(contract, histories.history(name));
  }

  /** Tells what the leaf of each entry must say, by the entry's place. */
  void expect(StreamedHistories.Name name, IntFunction<LeafColumns> columns) {
    var history = histories.history(name);
    for (int i = 0; i < history.size(); i++) {
      var entry = history.get(i);
      months.expect("E/%s/%06d/".formatted(entry.outcome(), entry.seq()), columns.apply(i));
    }
  }

  /** Notes how disputes and inquiries stood. */
  void reach(KeptStep step) {
    var dispute = step.dispute();
    if (dispute != null) {
      var end = dispute.end();
      reached.accept("dispute " + dispute.state() + (end == null ? "" : " by " + end.by()));
    }
    var inquiry = step.inquiry();
    if (inquiry != null) {
      var end = inquiry.end();
      reached.accept("inquiry " + (end == null ? "open" : end.state() + " by " + end.by()));
    }
  }
}

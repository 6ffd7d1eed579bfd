package dev.countersign.testing.simulation.check;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Claim;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.simulation.audit.Audit;
import dev.countersign.testing.simulation.audit.AuditFinding;
import dev.countersign.testing.simulation.audit.AuditRule;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.StreamChange;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.TenantTerms;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks everything against the contract, as it happens and in the end. */
public final class WorldChecks {
  /** The clocks of two functions differ by less. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** By then nothing is ahead any more. */
  private static final Duration FAR = Duration.ofDays(4000);

  private final SimulatedCloud cloud;
  private final List<Tenant> tenants;
  private final Map<String, TenantTerms> terms = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final TreeSet<String> reached = new TreeSet<>();
  private final OracleInput input;
  private final Audit audit;
  private final AnswerChecks answers;
  private StreamedHistories histories;
  private WorldMonths months = WorldMonths.NONE;

  public WorldChecks(SimulatedCloud cloud, WorldTimeline timeline) {
    this.cloud = cloud;
    this.tenants = timeline.tenants();
    timeline
        .tenants()
        .forEach(tenant ->
            tenant
                .contracts()
                .forEach(contract -> terms.put(tenant.id() + "/" + contract.outcome(), contract)));
    this.audit = audit();
    this.histories = streamedHistories();
    this.answers =
        new AnswerChecks(audit, receipt -> histories.has(receipt), this::note, reached::add);
    this.input = new OracleInput(() -> histories, new TableSessions(cloud));
    cloud.follow(change -> histories.changed(change));
    cloud.listen(this::published);
    cloud.complain(what -> note("broken: " + what));
  }

  private Audit audit() {
    return new Audit((tenant, outcome, at) -> terms(tenant, outcome).known(at));
  }

  private TenantTerms terms(String tenant, String outcome) {
    var found = terms.get(tenant + "/" + outcome);
    if (found == null) {
      throw new IllegalStateException("no terms of " + tenant + " for " + outcome);
    }
    return found;
  }

  private StreamedHistories streamedHistories() {
    return new StreamedHistories(
        new StreamedHistories.Listener() {
          @Override
          public void written(StreamedHistories.Name outcome, byte[] canonical) {
            cloud.say(() -> "ENTRY " + new String(canonical, StandardCharsets.UTF_8));
            audit.written(outcome.tenant(), outcome.claim().toString(), canonical);
          }

          @Override
          public void overwritten(StreamedHistories.Name outcome, String sk) {
            note("an entry was changed: " + outcome + " " + sk);
          }
        });
  }

  /** Tells of the months of the world; without it there are none. */
  public void months(WorldMonths of) {
    months = of;
  }

  /** Notes something that must not be. */
  public void note(String finding) {
    notes.add(finding);
  }

  /** Notes that something occurred. */
  public void reach(String what) {
    reached.add(what);
  }

  /** A source begins to send a message. */
  public SentMessage sent(Message message) {
    return input.sent(message);
  }

  /** All that was sent. */
  public List<SentMessage> sent() {
    return input.all();
  }

  /** The table was restored to these items; what the bus has stays. */
  public void restored(List<StreamChange> items) {
    histories = streamedHistories();
    audit.restored();
    items.stream()
        .sorted(Comparator.comparing(StreamChange::pk).thenComparing(StreamChange::sk))
        .forEach(histories::changed);
  }

  /** A refused delivery is replayed, at this time by the function's clock. */
  public void replayed(String tenant, RefusedDelivery refused, Instant at) {
    input.replayed(tenant, refused, at);
  }

  /** An outcome's entries so far. */
  public List<Entry> history(StreamedHistories.Name outcome) {
    return histories.history(outcome);
  }

  /** What is known of an outcome by those who speak about it. */
  public QuarrelView view(Tenant tenant, String claim) {
    var name = new StreamedHistories.Name(tenant.id(), Claim.parse(claim));
    var contract = terms(tenant.id(), name.claim().type().value());
    var said = input.said().getOrDefault(name, List.of());
    var line = Oracle.line(input.known(name, contract.meaning(), said), cloud.clock().now());
    return new QuarrelView(tenant.id(), claim, contract, history(name), line, months);
  }

  private void published(PublishedEvent event) {
    reached.add("event " + event.detailType());
    switch (event.detailType()) {
      case "DisputeChanged", "InquiryChanged" -> audit.changed(event.detail());
      default -> audit.published(event.detail(), cloud.clock().now().plus(SKEW));
    }
  }

  /** A forged message must get nothing but a refusal. */
  public void forged(HttpAnswer answer) {
    answers.forged(answer);
  }

  /** A sender was answered. */
  public void answered(SentMessage sent, HttpAnswer answer) {
    answers.answered(sent, answer);
  }

  /** Nothing is left to do: checks that all was taken and kept, and that each outcome is right. */
  public void end() {
    new EndChecks(cloud, audit, this::terms, this::note, reached::add).check(input, histories);
    if (tenants.stream().anyMatch(Tenant::quarrels)) {
      var far = cloud.clock().now().plus(FAR);
      var answered = AnsweredMonths.of(input, months, this::note, reached::add);
      new QuarrelChecks(input, histories, audit, months, answered, far, this::note, reached::add)
          .check(tenants);
    }
  }

  /** All that was found. */
  public List<String> findings() {
    var all = new ArrayList<>(notes);
    audit.findings().stream()
        .filter(finding -> finding.rule() != AuditRule.EVENTS_IN_ORDER)
        .map(AuditFinding::toString)
        .forEach(all::add);
    return all;
  }

  /** The statuses, reasons, verdicts and events that occurred. */
  public Set<String> reached() {
    return reached;
  }
}

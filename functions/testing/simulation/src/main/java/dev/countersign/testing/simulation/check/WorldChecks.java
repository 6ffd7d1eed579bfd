package dev.countersign.testing.simulation.check;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.audit.Audit;
import dev.countersign.testing.simulation.audit.AuditFinding;
import dev.countersign.testing.simulation.audit.AuditRule;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.StreamChange;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.TenantTerms;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything that is held against the contract, as it happens and in the end. */
public final class WorldChecks {
  /** Clocks of functions differ by less. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final SimulatedCloud cloud;
  private final Map<String, TenantTerms> contracts = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final TreeSet<String> reached = new TreeSet<>();
  private final OracleInput knowledge;
  private final Audit audit;
  private final AnswerChecks answers;
  private StreamedHistories books;

  public WorldChecks(SimulatedCloud cloud, WorldTimeline story) {
    this.cloud = cloud;
    story
        .tenants()
        .forEach(tenant ->
            tenant
                .contracts()
                .forEach(
                    contract -> contracts.put(tenant.id() + "/" + contract.outcome(), contract)));
    this.audit = audit();
    this.books = books();
    this.answers = new AnswerChecks(audit, receipt -> books.has(receipt), this::note, reached::add);
    this.knowledge = new OracleInput(() -> books, this::firstReceived);
    cloud.follow(change -> books.changed(change));
    cloud.listen(this::published);
    cloud.complain(what -> note("broken: " + what));
  }

  private Audit audit() {
    return new Audit((tenant, outcome) -> contract(tenant, outcome).meaning());
  }

  private TenantTerms contract(String tenant, String outcome) {
    var contract = contracts.get(tenant + "/" + outcome);
    if (contract == null) {
      throw new IllegalStateException("no contract of " + tenant + " for " + outcome);
    }
    return contract;
  }

  private StreamedHistories books() {
    return new StreamedHistories(
        new StreamedHistories.Listener() {
          @Override
          public void written(StreamedHistories.Name outcome, byte[] canonical) {
            cloud.say(
                () -> "ENTRY " + new String(canonical, java.nio.charset.StandardCharsets.UTF_8));
            audit.written(outcome.tenant(), outcome.claim().toString(), canonical);
          }

          @Override
          public void overwritten(StreamedHistories.Name outcome, String sk) {
            note("an entry was changed: " + outcome + " " + sk);
          }
        });
  }

  private Optional<Instant> firstReceived(String tenant, String session) {
    return ledger()
        .sessions()
        .find(new TenantId(tenant), new SessionId(session))
        .map(dev.countersign.domain.session.Session::firstReceivedAt);
  }

  private Ledger ledger() {
    return new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
  }

  /** Something that must not be. */
  public void note(String finding) {
    notes.add(finding);
  }

  public SentMessage sent(Message message) {
    return knowledge.sent(message);
  }

  /** All that was sent. */
  public List<SentMessage> sent() {
    return knowledge.all();
  }

  /** The table has these items and no others; what the bus has stays. */
  public void restored(List<StreamChange> items) {
    books = books();
    audit.restored();
    items.stream()
        .sorted(Comparator.comparing(StreamChange::pk).thenComparing(StreamChange::sk))
        .forEach(books::changed);
  }

  /** A refused delivery is decided again, at this time by the function's clock. */
  public void replayed(String tenant, RefusedDelivery refused, Instant at) {
    knowledge.replayed(tenant, refused, at);
  }

  public List<Entry> history(StreamedHistories.Name outcome) {
    return books.history(outcome);
  }

  private void published(PublishedEvent event) {
    reached.add("event " + event.detailType());
    audit.published(event.detail(), cloud.clock().now().plus(SKEW));
  }

  /** A forged message must get nothing but a refusal. */
  public void forged(HttpAnswer answer) {
    answers.forged(answer);
  }

  /** A sender was told. */
  public void answered(SentMessage sent, HttpAnswer answer) {
    answers.answered(sent, answer);
  }

  /** Nothing is left to do: what stands is what the contract says. */
  public void end() {
    var said = knowledge.said();
    said.forEach((name, about) -> {
      var contract = contract(name.tenant(), name.claim().type().value());
      var known = knowledge.known(name, contract, about);
      var must = ExpectedAnswer.of(known, books.history(name), cloud.clock().now());
      audit.settled(name.tenant(), name.claim().toString(), must);
    });
    books
        .histories()
        .forEach((name, history) -> {
          if (!said.containsKey(name)) {
            note("an outcome that nobody spoke of: " + name);
          }
          history.forEach(entry -> evidence(name, entry));
        });
    for (SentMessage sent : knowledge.all()) {
      if (!sent.taken()) {
        note("not taken: " + sent.message().id());
      }
    }
    if (cloud.nextDue().isPresent()) {
      note("still due: " + cloud.nextDue().get());
    }
  }

  private void evidence(StreamedHistories.Name name, Entry entry) {
    reached.add("status " + entry.status().wire());
    if (entry.reasonOrNull() != null) {
      reached.add("reason " + entry.reasonOrNull());
    }
    if (entry.trace() instanceof Trace.Said said) {
      var kept =
          ledger()
              .outcomes()
              .evidence(new TenantId(name.tenant()), name.claim(), entry.seq(), said.evidence());
      if (kept.isEmpty() || !kept.get().raw().digest().equals(said.evidence())) {
        note("evidence lost: " + name + " " + entry.seq());
      }
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

  public Set<String> reached() {
    return reached;
  }
}

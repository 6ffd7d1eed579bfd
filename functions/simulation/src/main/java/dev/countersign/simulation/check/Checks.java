package dev.countersign.simulation.check;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.outcome.Entry;
import dev.countersign.domain.outcome.Stimulus.Trace;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.StrictJson;
import dev.countersign.forms.event.Published;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.simulation.cloud.Cloud;
import dev.countersign.simulation.oracle.Oracle;
import dev.countersign.simulation.oracle.OracleAnswer;
import dev.countersign.simulation.oracle.OracleCase;
import dev.countersign.simulation.oracle.audit.Answered;
import dev.countersign.simulation.oracle.audit.Audit;
import dev.countersign.simulation.oracle.audit.Finding;
import dev.countersign.simulation.oracle.audit.Rule;
import dev.countersign.simulation.world.Contract;
import dev.countersign.simulation.world.Message;
import dev.countersign.simulation.world.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything that is held against the contract, as it happens and in the end. */
public final class Checks {
  /** Clocks of functions differ by less. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private static final Duration FAR = Duration.ofDays(4000);

  private final Cloud cloud;
  private final Map<String, Contract> contracts = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final TreeSet<String> reached = new TreeSet<>();
  private final Knowledge knowledge;
  private Audit audit;
  private Books books;

  public Checks(Cloud cloud, Story story) {
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
    this.knowledge = new Knowledge(() -> books, this::firstReceived);
    cloud.follow(change -> books.changed(change));
    cloud.listen(this::published);
    cloud.complain(what -> note("broken: " + what));
  }

  private Audit audit() {
    return new Audit((tenant, outcome) -> contract(tenant, outcome).meaning());
  }

  private Contract contract(String tenant, String outcome) {
    var contract = contracts.get(tenant + "/" + outcome);
    if (contract == null) {
      throw new IllegalStateException("no contract of " + tenant + " for " + outcome);
    }
    return contract;
  }

  private Books books() {
    return new Books(
        new Books.Listener() {
          @Override
          public void written(Books.Name outcome, byte[] canonical) {
            cloud.say(
                () -> "ENTRY " + new String(canonical, java.nio.charset.StandardCharsets.UTF_8));
            audit.written(outcome.tenant(), outcome.claim().toString(), canonical);
          }

          @Override
          public void overwritten(Books.Name outcome, String sk) {
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
    return new DynamoLedger(cloud.table(), Cloud.TABLE);
  }

  /** Something that must not be. */
  public void note(String finding) {
    notes.add(finding);
  }

  public Sent sent(Message message) {
    return knowledge.sent(message);
  }

  /** A refused delivery is decided again, at this time by the function's clock. */
  public void replayed(String tenant, Refused refused, Instant at) {
    knowledge.replayed(tenant, refused, at);
  }

  public List<Entry> history(Books.Name outcome) {
    return books.history(outcome);
  }

  private void published(Published event) {
    reached.add("event " + event.detailType());
    audit.published(event.detail(), cloud.clock().now().plus(SKEW));
  }

  /** A forged message must get nothing but a refusal. */
  public void forged(HttpAnswer answer) {
    if (answer.status() != 401 && answer.status() != 503) {
      note("forged, and answered " + answer.status());
    }
  }

  /** A sender was told. */
  public void answered(Sent sent, HttpAnswer answer) {
    reached.add("answer " + answer.status());
    var message = sent.message();
    switch (answer.status()) {
      case 200, 202, 409 -> {
        if (!message.sayings().isEmpty()) {
          told(message, answer);
        }
      }
      case 401, 422, 500, 503 -> {}
      default -> note("answered " + answer.status() + " to " + message.id());
    }
  }

  private void told(Message message, HttpAnswer answer) {
    for (Json.Obj item : items(answer, "attestations")) {
      int place = ((Json.Num) item.get("place").orElseThrow()).value().intValueExact();
      String verdict = text(item, "verdict");
      reached.add("verdict " + verdict);
      if (verdict.equals("refused") || verdict.equals("ignored")) {
        continue;
      }
      var saying = message.sayings().get(place);
      boolean conflict = verdict.equals("conflict");
      audit.answered(
          new Answered(
              message.tenant().id(),
              message.source().id(),
              message.idAt(place),
              text(item, "claim"),
              saying.json(""),
              conflict ? Answered.Kind.CONFLICT : Answered.Kind.DECIDED,
              conflict ? "" : text(item, "outcome") + text(item, "receipt")));
      if (!conflict && !books.has(text(item, "receipt"))) {
        note("answered, and no entry: " + message.id() + " " + text(item, "claim"));
      }
    }
  }

  static List<Json.Obj> items(HttpAnswer answer, String name) {
    if (StrictJson.parse(answer.body().toArray()) instanceof Reading.Read<Json>(Json.Obj object)
        && object.get(name).orElse(null) instanceof Json.Arr(List<Json> items)) {
      return items.stream().map(Json.Obj.class::cast).toList();
    }
    return List.of();
  }

  private static String text(Json.Obj in, String name) {
    return in.get(name).orElse(null) instanceof Json.Str(String text) ? text : "";
  }

  /** Nothing is left to do: what stands is what the contract says. */
  public void end() {
    var said = knowledge.said();
    said.forEach((name, about) -> {
      var contract = contract(name.tenant(), name.claim().type().value());
      var known = knowledge.known(name, contract, about);
      audit.settled(name.tenant(), name.claim().toString(), must(name, known));
    });
    books
        .histories()
        .forEach((name, history) -> {
          if (!said.containsKey(name)) {
            note("an outcome that nobody spoke of: " + name);
          }
          history.forEach(entry -> evidence(name, entry));
        });
    for (Sent sent : knowledge.all()) {
      if (!sent.taken()) {
        note("not taken: " + sent.message().id());
      }
    }
    if (cloud.nextDue().isPresent()) {
      note("still due: " + cloud.nextDue().get());
    }
  }

  /** Of the readings that the contract leaves open the one that was taken. */
  private OracleAnswer must(Books.Name name, OracleCase known) {
    var far = cloud.clock().now().plus(FAR);
    var history = books.history(name);
    var readings = LateLinks.readings(known).stream().map(one -> Oracle.at(one, far)).toList();
    return readings.stream()
        .filter(one -> !history.isEmpty() && stands(one, history.getLast()))
        .findFirst()
        .orElse(readings.getFirst());
  }

  private static boolean stands(OracleAnswer must, Entry last) {
    long amount = last.billed().standing().map(standing -> standing.amount().minor()).orElse(0L);
    return must.status().equals(last.status().wire())
        && Objects.equals(must.reason(), last.reasonOrNull())
        && must.amount() == amount
        && must.shares().stream()
            .map(OracleAnswer.Share::session)
            .toList()
            .equals(last.shares().stream().map(share -> share.session().value()).toList());
  }

  private void evidence(Books.Name name, Entry entry) {
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
        .filter(finding -> finding.rule() != Rule.EVENTS_IN_ORDER)
        .map(Finding::toString)
        .forEach(all::add);
    return all;
  }

  public Set<String> reached() {
    return reached;
  }
}

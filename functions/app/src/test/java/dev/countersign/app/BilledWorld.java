package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.reconcile.BilledFinding;
import dev.countersign.app.deliver.reconcile.FillTarget;
import dev.countersign.app.deliver.reconcile.LookManner;
import dev.countersign.app.deliver.reconcile.MonthsLooked;
import dev.countersign.app.deliver.reconcile.NightReport;
import dev.countersign.app.deliver.reconcile.ReconcileNightly;
import dev.countersign.app.deliver.reconcile.ReconcileTarget;
import dev.countersign.app.deliver.reconcile.TargetLooks;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.planning.Claiming;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** Tickets that are sold at 99 cents to one customer, and engines that bill them. */
final class BilledWorld {
  static final String TYPE = "ticket_resolved";
  static final TargetKey MAIN = new TargetKey(TENANT, new TargetName("main"));
  static final String BY_ID =
      "by_id: {method: GET, path: \"/lines/{key}\", found: '{\"value\": body.n}', absent: 'status = 404'}";
  static final String LIST =
      """
      list:
          method: GET
          path: "/list?who={customer}&what={meter}&from={from.seconds}&to={to.seconds}"
          lines: '[body.lines.{"key": id, "value": n}]'
          next: 'body.next ? "?who=" & customer & "&what=" & meter & "&from=" & from.seconds & "&to=" & to.seconds & "&page=" & body.next'\
      """;
  static final String SUMS =
      "sums: {method: GET, path: \"/sum?who={customer}&what={meter}&from={from.seconds}&to={to.seconds}\", sum: body.sum}";

  private static final String ENGINE =
      """
      name: lines
      version: 1
      url: {default: "https://lines.example"}
      auth: {kind: none}
      value: amount_minor
      usage:
        method: POST
        path: "/lines"
        item: '{"id": key, "who": customer, "what": meter, "at": time.seconds, "n": value}'
      answers:
        - {status: 200, is: accepted}
        - {status: 409, is: duplicate}
      key: {at: /id, window: P30D}
      time: {late: P40D, otherwise: hold}
      periods: month
      timeout: PT5S
      correct: [{how: negative}]
      read_back:
        HOW
      facts: {key: docs, window: docs, duplicate: docs, correct: docs, late: docs, batch: docs, rate: docs, read_back: docs}
      """;

  final World world;
  final LineEngine engine = new LineEngine();
  final List<BilledFinding> told = Collections.synchronizedList(new ArrayList<>());
  final List<Instant> firsts = Collections.synchronizedList(new ArrayList<>());
  String file;
  String billing =
      "{targets: {main: {engine: lines, from: \"2026-01-01T00:00:00Z\", customer: engine}}}";

  /**
   * Over a ledger.
   *
   * @param readBack the members of {@code read_back}
   */
  BilledWorld(Ledger ledger, String... readBack) {
    this.world = World.over(ledger);
    this.file = ENGINE.replace("HOW", String.join("\n  ", readBack));
    String terms =
        """
        outcome: ticket_resolved
        version: 2
        effective_from: 2026-02-01T00:00:00Z
        sources: [crm, desk]
        claim_by: [record.id]
        match: {by: [session, record, subject], window: P7D, wait: P3D}
        price: {each: "0.99", currency: EUR}
        meter: tickets
        bill_to: {engine: cus_1}
        """;
    ledger.registry().putTerms(TENANT, new OutcomeType(TYPE), 2, terms);
    world.record("s1", World.session("ses_1"));
  }

  /** Sells these tickets, and gives their events to billing. */
  void sold(String... records) {
    int before = world.told.size();
    unbilled(records);
    take(before);
  }

  /** Sells these tickets while the bus loses their events. */
  void unbilled(String... records) {
    for (String record : records) {
      var answer =
          world.attest("crm", "m" + record, said("attested", TYPE, record, named("ses_1")));
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.text());
      }
    }
    world.stream();
  }

  /** Takes a ticket back. */
  void takenBack(String record) {
    int before = world.told.size();
    world.attest("crm", "r" + record, said("retracted", TYPE, record, named("ses_1")));
    world.stream();
    take(before);
  }

  private void take(int from) {
    var events = List.copyOf(world.told).subList(from, world.told.size());
    var messages =
        events.stream().map(text -> new BusMessage("m", Bytes.of(text.getBytes(UTF_8)))).toList();
    var taken = new TakeResults(world.ledger, targets(), () -> world.now).take(messages);
    if (!taken.failed().isEmpty()) {
      throw new IllegalStateException("not taken");
    }
  }

  /** Has a run take a ticket's posting, as if it were sending it now. */
  void claimed(String record) {
    var posting = posting(record);
    var line = posting.line();
    var plan =
        new PlannedRequest(
            new RequestKind.Usage(), new EngineCustomer("cus_1"), 99, line.occurredAt());
    var request = new FrozenRequest(plan, Bytes.of(new byte[0]));
    var taken = Claiming.taken(posting, request, Duration.ofMinutes(2), world.now);
    var _ = world.ledger.postings().write("another run", List.of(taken));
  }

  void send() {
    for (TargetSetup setup : targets().of(TENANT)) {
      var _ =
          new SendDue(
                  world.ledger,
                  targets(),
                  engine,
                  new EngineCredentials(new InlineSecrets(), engine, EngineCredentials.noAws()),
                  () -> world.now,
                  time -> {},
                  number -> Executors.newSingleThreadExecutor())
              .run(new TargetKey(TENANT, setup.name()), world.now.plusSeconds(50));
    }
  }

  /** Looks at the usual months of the target {@code main}; gives the words of what is told. */
  String billed() {
    return billed(MonthsLooked.usual(world.now), LookManner.MEND);
  }

  String billed(MonthsLooked months, LookManner manner) {
    told.clear();
    firsts.clear();
    var _ =
        new ReconcileTarget(looks())
            .run(
                targets().find(MAIN).orElseThrow(),
                months,
                manner,
                (finding, first) -> {
                  told.add(finding);
                  firsts.add(first);
                });
    return words();
  }

  NightReport night(Instant end) {
    return new ReconcileNightly(looks(), targets()).run(end);
  }

  FillTarget fill() {
    return new FillTarget(world.ledger, () -> world.now);
  }

  private TargetLooks looks() {
    return new TargetLooks(
        world.ledger,
        engine,
        new EngineCredentials(new InlineSecrets(), engine, EngineCredentials.noAws()),
        () -> world.now,
        time -> {},
        number -> Executors.newSingleThreadExecutor());
  }

  private String words() {
    return told.stream()
        .map(each -> each.kind().word() + " " + each.follows().word())
        .sorted()
        .toList()
        .toString();
  }

  BillingTargets targets() {
    return tenant -> {
      Engine read =
          switch (EngineForm.read(file)) {
            case Reading.Read<Engine>(Engine good) -> good;
            case Reading.Unreadable<Engine> bad ->
                throw new IllegalStateException(bad.problems().toString());
          };
      return switch (BillingForm.read(billing, TENANT, name -> Optional.of(read))) {
        case Reading.Read<List<TargetSetup>>(var setups) -> setups;
        case Reading.Unreadable<List<TargetSetup>> bad ->
            throw new IllegalStateException(bad.problems().toString());
      };
    };
  }

  static Claim claim(String record) {
    return World.claim(TYPE, record);
  }

  /** The posting of a ticket's first result in the target {@code main}. */
  Posting posting(String record) {
    return new TreeMap<>(world.ledger.postings().of(MAIN, claim(record)).byId())
        .values().stream().filter(each -> each.line().quantity() > 0).findFirst().orElseThrow();
  }

  String state(String record) {
    return world.ledger.postings().of(MAIN, claim(record)).byId().values().stream()
        .map(each -> each.state().word())
        .sorted()
        .toList()
        .toString();
  }

  /** The id of a ticket's billable. */
  String id(String record) {
    return world.history(TYPE, record).getFirst().entry().results().getFirst().id().value();
  }
}

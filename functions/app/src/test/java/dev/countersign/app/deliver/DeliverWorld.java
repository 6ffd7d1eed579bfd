package dev.countersign.app.deliver;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.intake.TakeResults.Taken;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.deliver.send.SendReport;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** One target of one tenant, over a ledger, with a clock that is set and a scripted engine. */
final class DeliverWorld {
  static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  static final TargetKey TARGET = new TargetKey(ResultMaker.TENANT, new TargetName("main"));

  /** An engine with a key, a negative, a credit, and a reading. */
  static final String ENGINE =
      """
      name: strict
      version: 1
      url: {default: "https://strict.example"}
      auth: {kind: none}
      value: amount_minor
      usage:
        method: POST
        path: "/lines"
        item: '{"id": key, "who": customer, "what": meter, "at": time.seconds, "n": value}'
      answers:
        - {status: 200, is: accepted}
        - {status: 409, is: duplicate}
        - {status: 429, is: retry}
        - {status: 400, is: refused, word: body.code}
      key: {at: /id, window: forever}
      periods: none
      timeout: PT5S
      correct: [{how: negative, within: PT1H}]
      document:
        credit:
          find: {method: GET, path: "/credits/{key}", found: body.id, absent: 'status = 404'}
          make: {method: POST, path: "/credits", item: '{"id": key, "n": net_minor}', answers: [{status: 200, is: accepted}]}
      read_back:
        by_id: {method: GET, path: "/lines/{key}", found: body.id, absent: 'status = 404'}
      facts: {key: docs, window: docs, duplicate: docs, correct: docs, late: docs, batch: docs, rate: docs, read_back: docs, document: docs}
      """;

  /** The same, that wants a credit to name the customer's account. */
  static final String WITH_ACCOUNTS =
      ENGINE
          .replace(
              "    find: {method: GET, path: \"/credits/{key}\"",
              "    first: [{as: account, method: GET, path: \"/accounts/{customer}\", take: body.id,"
                  + " absent: 'status = 404'}]\n"
                  + "    find: {method: GET, path: \"/credits/{key}\"")
          .replace("\"n\": net_minor}", "\"n\": net_minor, \"account\": first.account}");

  static final String IN_BATCHES =
      ENGINE
          .replace(
              "  item: '{\"id\": key, \"who\"",
              "  batch: {max: 10, as: array}\n  item: '{\"id\": key, \"who\"")
          .replace(
              "answers:\n  - {status: 200",
              "answers:\n  - {status: 207, is: items}\n  - {status: 200")
          .replace(
              "key: {at",
              """
              items:
                over: body.failed
                key: id
                answers: [{when: 'status = 409', is: duplicate}, {when: 'status = 503', is: retry}, {is: refused, word: '"bad_item"'}]
                others: accepted
              key: {at\
              """);

  final Ledger ledger;
  final ScriptedEngine engine;
  Instant now = NOON;
  String file = ENGINE;
  String more = "";
  Secrets secrets = new InlineSecrets();

  DeliverWorld() {
    this(new InMemoryLedger(), new ScriptedEngine());
  }

  DeliverWorld(Ledger ledger, ScriptedEngine engine) {
    this.ledger = ledger;
    this.engine = engine;
  }

  private final Map<String, List<TargetSetup>> read = new HashMap<>();

  /** The targets by the engine's file as it is now. */
  BillingTargets targets() {
    return tenant -> read.computeIfAbsent(file + more, both -> setups());
  }

  private List<TargetSetup> setups() {
    String text =
        "{targets: {main: {engine: strict, from: \"2026-01-01T00:00:00Z\", customer: engine%s}}}"
            .formatted(more);
    Engine read =
        switch (EngineForm.read(file)) {
          case Reading.Read<Engine>(Engine good) -> good;
          case Reading.Unreadable<Engine> bad ->
              throw new IllegalStateException(bad.problems().toString());
        };
    return switch (BillingForm.read(text, ResultMaker.TENANT, name -> Optional.of(read))) {
      case Reading.Read<List<TargetSetup>>(var setups) -> setups;
      case Reading.Unreadable<List<TargetSetup>> bad ->
          throw new IllegalStateException(bad.problems().toString());
    };
  }

  Taken take(List<BusMessage> messages) {
    return new TakeResults(ledger, targets(), () -> now).take(messages);
  }

  SendReport send() {
    return send(engine);
  }

  SendReport send(EngineConnection connection) {
    return new SendDue(
            ledger,
            targets(),
            connection,
            new EngineCredentials(secrets, connection, EngineCredentials.noAws()),
            () -> now,
            time -> now = now.plus(time),
            number -> new InCaller())
        .run(TARGET, now.plusSeconds(50));
  }

  /** A run each minute. */
  void runs(Duration time) {
    var end = now.plus(time);
    while (now.isBefore(end)) {
      var _ = send();
      now = now.plusSeconds(60);
    }
  }

  Posting posting(String record, int number) {
    return postings(record).stream().toList().get(number);
  }

  Collection<Posting> postings(String record) {
    return new TreeMap<>(ledger.postings().of(TARGET, ResultMaker.claim(record)).byId()).values();
  }

  String state(String record) {
    return postings(record).stream().map(each -> each.state().word()).sorted().toList().toString();
  }

  /** How many postings are in each state. */
  Map<String, Integer> states(Collection<String> records) {
    var states = new TreeMap<String, Integer>();
    records.forEach(record ->
        postings(record).forEach(each -> states.merge(each.state().word(), 1, Integer::sum)));
    return states;
  }

  /** Does everything in the thread that asks for it. */
  static final class InCaller extends AbstractExecutorService {
    private boolean shut;

    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public void shutdown() {
      shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shut = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shut;
    }

    @Override
    public boolean isTerminated() {
      return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}

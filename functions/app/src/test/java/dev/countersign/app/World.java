package dev.countersign.app;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.app.settle.SettleWork;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The functions over a ledger, with a tenant, a clock that is set, and a bus that remembers. */
final class World {
  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  static final TenantId TENANT = new TenantId("acme");

  static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String ISSUER = "https://countersign.example";
  static final ReceiptSigner SIGNER = ReceiptSigner.of(ReceiptSigner.generate("k1"), ISSUER);

  final Ledger ledger;

  /** Each event once, by its id: what billing ends up with. */
  final Map<String, String> bus = new ConcurrentSkipListMap<>();

  /** All that was put on the bus, in order. */
  final List<PublishedEvent> puts = Collections.synchronizedList(new ArrayList<>());

  /** The contents of {@link #puts}. */
  final List<String> told = Collections.synchronizedList(new ArrayList<>());

  /** The log's lines, oldest first. */
  final List<SortedMap<String, Object>> log = Collections.synchronizedList(new ArrayList<>());

  Instant now = NOON;

  /** The clock of caches and rates. */
  final AtomicLong nanos = new AtomicLong();

  private final BuiltInProfiles profiles = new BuiltInProfiles();
  private final RegisteredSources sources;
  final Assembly assembly;
  private final DeliveryRouter route;
  private final EventBus events;

  /** Over a ledger where {@link #apply} was done. */
  World(Ledger ledger) {
    this(ledger, Optional.empty());
  }

  /** The same, where addresses have checks by this key. */
  World(Ledger ledger, Optional<SecretRef> addressKey) {
    this(ledger, addressKey, SealedMonths.NONE);
  }

  /** The same, where these months are sealed. */
  World(Ledger ledger, Optional<SecretRef> addressKey, SealedMonths sealed) {
    this.ledger = ledger;
    this.events = this::remember;
    this.sources =
        new RegisteredSources(ledger, new InlineSecrets(), profiles, nanos::get, () -> addressKey);
    this.assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), nanos::get),
            sources::pseudonyms,
            SIGNER::receipt,
            RetryPause.withJitter(),
            ItemLanes.sideBySide(),
            nanos::get,
            sealed);
    this.route = assembly.route(sources, log::add);
  }

  /** A world of its own over a new ledger. */
  static World over(Ledger ledger) {
    apply(ledger);
    return new World(ledger);
  }

  /** Sets up the tenant: sources crm, desk and agents; terms with and without a hold. */
  static void apply(Ledger ledger) {
    var registry = ledger.registry();
    registry.putTenant(
        TENANT,
        "{id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}}");
    Map.of(
            "crm", "attestation",
            "desk", "attestation",
            "agents", "session",
            "office", "resolution")
        .forEach((source, kind) ->
            registry.putSource(
                TENANT,
                new SourceId(source),
                "{id: %s, kind: %s, profile: standard-webhooks, keys: [{secret: {inline: %s}}]}"
                    .formatted(source, kind, KEY)));
    terms(ledger, "ticket_resolved", "");
    terms(ledger, "policy_signed", "hold: {from: occurred_at, for: PT1H}\n");
    terms(ledger, "lead_won", "attribution: sole\n");
  }

  private static void terms(Ledger ledger, String type, String more) {
    var text =
        """
        outcome: %s
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm, desk]
        claim_by: [record.id]
        match: {by: [session, record, subject], window: P7D, wait: P3D}
        price: {each: "0.99", currency: EUR}
        """
            .formatted(type);
    ledger.registry().putTerms(TENANT, new OutcomeType(type), 1, text + more);
  }

  static String session(String id) {
    return session(id, id + "@example.com");
  }

  static String session(String id, String email) {
    return """
    {"id":"%s","agent":{"id":"sales"},"started_at":"2026-11-02T11:00:00Z",\
    "subjects":[{"format":"email","email":"%s"}]}\
    """
        .formatted(id, email);
  }

  /** An attestation whose reference is {@code "session":"…"} or a subject. */
  static String said(String act, String type, String record, String reference) {
    return """
    {"act":"%s","outcome":"%s","record":{"type":"t","id":"%s"},%s,\
    "occurred_at":"2026-11-02T12:00:00Z","reason":"x"%s}\
    """
        .formatted(act, type, record, reference, stated(act));
  }

  /** A restatement must say when it was stated. */
  private static String stated(String act) {
    return act.equals("restated") ? ",\"stated_at\":\"2026-11-02T12:00:00Z\"" : "";
  }

  static String named(String session) {
    return "\"session\":\"" + session + "\"";
  }

  static String mail(String email) {
    return "\"subject\":{\"format\":\"email\",\"email\":\"" + email + "\"}";
  }

  HttpAnswer attest(String source, String id, String body) {
    return post(source, "attestations", id, body);
  }

  HttpAnswer record(String id, String body) {
    return post("agents", "sessions", id, body);
  }

  HttpAnswer resolve(String id, String body) {
    return post("office", "resolutions", id, body);
  }

  HttpAnswer post(String source, String end, String id, String body) {
    String path = "/v1/sources/acme." + source + "/" + end;
    return route.handle(path, signed(id, body, path));
  }

  RawDelivery signed(String id, String body, String path) {
    return signed(id, body.getBytes(StandardCharsets.UTF_8), path);
  }

  RawDelivery signed(String id, byte[] body, String path) {
    return signed(
        "standard-webhooks", KEY, new RequestSigner.Message(id, now, url(path), Bytes.of(body)));
  }

  /** Posts a text that is signed as this profile signs. */
  HttpAnswer postSigned(String profile, String secret, String path, String body) {
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    return route.handle(
        path, signed(profile, secret, new RequestSigner.Message("d", now, url(path), bytes)));
  }

  private RawDelivery signed(String name, String secret, RequestSigner.Message message) {
    var profile = (Profile.Signed) profiles.find(name).orElseThrow();
    var signed = RequestSigner.sign(profile, Secret.ofText(secret), message);
    return new RawDelivery("POST", message.url(), signed.headers(), signed.body(), now);
  }

  private static String url(String path) {
    return "https://x.example" + path;
  }

  HttpAnswer handle(String path, RawDelivery raw) {
    return route.handle(path, raw);
  }

  Replayed replay(RefusedDelivery refused) {
    return replay(TENANT, refused);
  }

  Replayed replay(TenantId tenant, RefusedDelivery refused) {
    return assembly.replayRefused(sources, () -> now).replay(tenant, refused);
  }

  ErasePerson.Erasure erase(PersonalData data, String subject) {
    return assembly.erasePerson(data, SIGNER::erasureNote).erase(TENANT, subject, now);
  }

  ReconcileRestoredTable reconcileRestoredTable() {
    return assembly.reconcileRestoredTable();
  }

  /** Reads what thin events name, by this reader. */
  RunFetches.Report fetch(DocumentReader reader) {
    return assembly
        .runFetches(sources, new InlineSecrets(), reader, () -> now)
        .until(now.plusSeconds(1));
  }

  PublishEntry publisher() {
    return assembly.publishEntry(events);
  }

  PublishBatch publishBatch() {
    return new PublishBatch(events, publisher());
  }

  /** What is due now, until nothing is; the stream before and after it. */
  SettleRun.Report settle() {
    stream();
    var report = settleOnly();
    stream();
    return report;
  }

  /** What is due now, until nothing is, while the stream is late. */
  SettleRun.Report settleOnly() {
    return settle(events);
  }

  /** Publishes what is new, as the table's stream has it done within its grace. */
  void stream() {
    var late = now.plus(DueWork.Publish.GRACE);
    for (int shard = 0; shard < DueIndex.SHARDS; shard++) {
      for (DueWork work : ledger.due().due(shard, late, Integer.MAX_VALUE)) {
        if (work instanceof DueWork.Publish entry) {
          var stored = ledger.outcomes().at(TENANT, entry.claim(), entry.seq()).orElseThrow();
          var _ = publisher().publish(stored);
        }
      }
    }
  }

  /** The same, over another bus. */
  SettleRun.Report settle(EventBus bus) {
    return new SettleRun(ledger.due(), settleWork(bus), () -> now).until(now.plusSeconds(1));
  }

  SettleWork settleWork(EventBus bus) {
    return assembly.settleWork(bus);
  }

  List<StoredEntry> history(String type, String record) {
    return ledger.outcomes().history(TENANT, claim(type, record));
  }

  static Claim claim(String type, String record) {
    return Claim.of(new OutcomeType(type), List.of(record));
  }

  /** Where an outcome stands, without how it got there. */
  Map<String, String> state(String type, String record) {
    var state = new TreeMap<String, String>();
    var last = ledger.outcomes().last(TENANT, claim(type, record)).map(StoredEntry::entry);
    state.put("status", last.map(Entry::status).map(Object::toString).orElse("none"));
    state.put("session", last.flatMap(Entry::session).map(Object::toString).orElse("none"));
    state.put(
        "billed",
        last.flatMap(entry -> entry.billed().standing())
            .map(BillingState.StandingResult::amount)
            .map(Object::toString)
            .orElse("nothing"));
    state.put("bus", String.join(" ", bus.values()));
    return state;
  }

  private List<PublishedEvent> remember(List<PublishedEvent> put) {
    puts.addAll(put);
    put.forEach(event -> told.add(new String(event.detail(), StandardCharsets.UTF_8)));
    put.stream()
        .filter(event -> event.detailType().equals("BillableResult"))
        .forEach(event -> bus.put(event.id(), kind(event)));
    return List.of();
  }

  private static String kind(PublishedEvent event) {
    String detail = new String(event.detail(), StandardCharsets.UTF_8);
    return detail.contains("\"kind\":\"reversal\"") ? "reversal" : "billable";
  }
}

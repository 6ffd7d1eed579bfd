package dev.countersign.app;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policy of the worked examples of {@code docs/disputes.md}: 30.00 EUR, attested on 2 November
 * 2026 and billed on the 16th; its payer, seller and judge speak over HTTP.
 */
final class DisputedPolicy {
  static final String OUTCOME = World.claim("policy_sold", "P-1").outcome(World.TENANT).value();
  static final String TENTH = "2026-12-10T09:00:00Z";

  private static final PayersKey PAYER = PayersKey.generate();

  final World world;

  private DisputedPolicy(World world) {
    this.world = world;
  }

  /** Billed, by terms with this {@code meanwhile}. */
  static DisputedPolicy billed(Ledger ledger, String meanwhile) {
    apply(ledger, meanwhile);
    var policy = of(ledger);
    policy.record("P-1");
    policy.pass("2026-11-16T10:00:00Z");
    return policy;
  }

  /** The same, where these months are sealed, and answered about by the source accountant. */
  static DisputedPolicy billed(Ledger ledger, SealedMonths sealed, String silence) {
    apply(ledger, "billed");
    source(ledger, "accountant", "acceptance", "standard-webhooks-v1a", PAYER.open());
    ledger
        .registry()
        .putTenant(
            World.TENANT,
            """
            {id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}, \
            month: {acceptance: accountant, silence: %s, review: P10D}}\
            """
                .formatted(silence));
    var policy = over(ledger, sealed);
    policy.record("P-1");
    policy.pass("2026-11-16T10:00:00Z");
    return policy;
  }

  /** The same, over what is in the ledger. */
  static DisputedPolicy over(Ledger ledger, SealedMonths sealed) {
    return new DisputedPolicy(new World(ledger, Optional.empty(), sealed));
  }

  /** The same, over what is in the ledger. */
  static DisputedPolicy of(Ledger ledger) {
    return new DisputedPolicy(new World(ledger));
  }

  private static void apply(Ledger ledger, String meanwhile) {
    World.apply(ledger);
    source(ledger, "payer", "dispute", "standard-webhooks-v1a", PAYER.open());
    source(ledger, "shared", "dispute", "standard-webhooks", World.KEY);
    source(ledger, "seller", "answer", "standard-webhooks", World.KEY);
    source(ledger, "judge", "resolution", "standard-webhooks", World.KEY);
    var terms =
        """
        outcome: policy_sold
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P30D, wait: P7D}
        price: {each: "30.00", currency: EUR, rounding: HALF_EVEN}
        hold: {from: occurred_at, for: P14D}
        clawback: {from: facts.policy_start, until: P12M, refund: pro_rata}
        dispute: {open: P30D, answer: P10D, decide: P30D, seller_silent: falls, undecided: stands, meanwhile: %s, arbiter: judge}
        """
            .formatted(meanwhile);
    ledger.registry().putTerms(World.TENANT, new OutcomeType("policy_sold"), 1, terms);
  }

  private static void source(
      Ledger ledger, String id, String kind, String profile, String secret) {
    ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId(id),
            "{id: %s, kind: %s, profile: %s, keys: [{secret: {inline: %s}}]}"
                .formatted(id, kind, profile, secret));
  }

  /** A policy of this id is attested on 2 November, 10:00. */
  void record(String id) {
    world.now = Instant.parse("2026-11-02T10:00:00Z");
    var session = "{\"id\":\"ses_%s\",\"agent\":{\"id\":\"sales\"},\"started_at\":\"%s\"}";
    ok(world.record("s" + id, session.formatted(id, "2026-11-02T09:00:00Z")));
    ok(
        world.attest(
            "crm",
            "m" + id,
            """
            {"act":"attested","outcome":"policy_sold","record":{"type":"policy","id":"%s"},\
            "session":"ses_%s","occurred_at":"2026-11-02T10:00:00Z",\
            "facts":{"policy_start":"2026-12-01"}}\
            """
                .formatted(id, id)));
  }

  /** The CRM takes it back, as of now. */
  void retract(String at, String reason) {
    world.now = Instant.parse(at);
    ok(
        world.attest(
            "crm",
            "r" + at,
            """
            {"act":"retracted","outcome":"policy_sold","record":{"type":"policy","id":"P-1"},\
            "occurred_at":"%s","reason":"%s"}\
            """
                .formatted(at, reason)));
  }

  /** Time passes, and what is due by then is done. */
  void pass(String to) {
    world.now = Instant.parse(to);
    var _ = world.settle();
  }

  HttpAnswer payer(String at, String id, String said) {
    world.now = Instant.parse(at);
    String path = "/v1/sources/acme.payer/disputes";
    return world.handle(path, PAYER.signed(path, id, said, world.now));
  }

  /** The payer answers about a sealed month. */
  HttpAnswer accountant(String at, String id, String said) {
    world.now = Instant.parse(at);
    String path = "/v1/sources/acme.accountant/acceptances";
    return world.handle(path, PAYER.signed(path, id, said, world.now));
  }

  HttpAnswer seller(String at, String id, String said) {
    world.now = Instant.parse(at);
    return world.post("seller", "answers", id, said);
  }

  HttpAnswer judge(String at, String id, String said) {
    return judge("judge", at, id, said);
  }

  HttpAnswer judge(String source, String at, String id, String said) {
    world.now = Instant.parse(at);
    return world.post(source, "resolutions", id, said);
  }

  /** The payer disputes the outcome. */
  HttpAnswer disputes(String at, String id, String code) {
    return payer(at, id, disputed(code, ""));
  }

  static String disputed(String code, String more) {
    return "{\"outcome\":\"%s\",\"code\":\"%s\"%s}".formatted(OUTCOME, code, more);
  }

  static String amount(String amount) {
    return ",\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
  }

  static String answered(HttpAnswer opened, String word, String more) {
    return "{\"dispute\":\"%s\",\"answer\":\"%s\"%s}".formatted(id(opened), word, more);
  }

  static String withdrawn(HttpAnswer opened) {
    return "{\"act\":\"withdrawn\",\"dispute\":\"%s\"}".formatted(id(opened));
  }

  static String ruled(HttpAnswer opened, String finding, String more) {
    return """
    {"claim":"policy_sold/P-1","dispute":"%s","finding":"%s","by":"ann@board","why":"I heard both."%s}\
    """
        .formatted(id(opened), finding, more);
  }

  /** The id of the dispute that an answer tells. */
  static String id(HttpAnswer opened) {
    return only(opened).get("dispute").toString();
  }

  /** The members of the only item of an answer, texts as they are. */
  static Map<String, Object> only(HttpAnswer answer) {
    var read = StrictJson.parse(answer.text().getBytes(StandardCharsets.UTF_8));
    var whole = (Json.Obj) ((Reading.Read<Json>) read).value();
    var list = (Json.Arr) whole.members().values().iterator().next();
    return ((Json.Obj) list.items().getFirst())
        .members().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    member ->
                        member.getValue() instanceof Json.Str(String text)
                            ? text
                            : member.getValue()));
  }

  Claim claim() {
    return World.claim("policy_sold", "P-1");
  }

  List<StoredEntry> history() {
    return world.ledger.outcomes().history(World.TENANT, claim());
  }

  Entry last() {
    return history().getLast().entry();
  }

  /** Status and reason, and all that was published: {@code Billable(disputed) +30.00}. */
  String stands() {
    var reason = last().reasonOrNull();
    return last().status().wire()
        + (reason == null ? "" : "(" + reason + ")")
        + history().stream()
            .flatMap(stored -> stored.entry().results().stream())
            .map(result -> result.amount().decimal())
            .map(sum -> (sum.signum() > 0 ? " +" : " ") + sum.toPlainString())
            .collect(Collectors.joining());
  }

  /** What the results of a month sum to, by when they were recorded (UTC). */
  String net(String month) {
    return history().stream()
        .flatMap(stored -> stored.entry().results().stream())
        .filter(result -> result.recordedAt().toString().startsWith(month))
        .map(result -> result.amount().decimal())
        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
        .toPlainString();
  }

  private static void ok(HttpAnswer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(answer.text());
    }
  }
}

package dev.countersign.app;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The session of the worked examples M and N of {@code docs/disputes.md}: on 2 November 2026 it
 * claims a policy of 30.00 EUR; its seller and its payer speak over HTTP.
 */
final class AskedSession {
  static final OutcomeType TYPE = new OutcomeType("policy_sold");
  static final Claim ASKED = Claim.ofInquiry(TYPE, new SessionId("ses_9"));
  static final String INQUIRY = InquiryId.of(World.TENANT, TYPE, new SessionId("ses_9")).value();
  static final String OUTCOME = World.claim("policy_sold", "P-7").outcome(World.TENANT).value();
  static final String THIRD = "2026-11-03T09:00:00Z";
  static final String WAITED = "2026-11-09T09:10:00Z";
  static final String ATTESTED = "2026-12-01T09:00:00Z";

  private static final PayersKey PAYER = PayersKey.generate();

  final World world;

  private AskedSession(World world) {
    this.world = world;
  }

  /** Tenant, sources and terms, and the session, which claims its policy. */
  static AskedSession claiming(Ledger ledger) {
    return claiming(ledger, "declined");
  }

  /** The same, by terms by which silence means this. */
  static AskedSession claiming(Ledger ledger, String silence) {
    apply(ledger, silence);
    var asked = of(ledger);
    asked.record("ses_9", ",\"claimed\":[\"policy_sold\",\"policy_signed\",\"no_terms_of_it\"]");
    return asked;
  }

  /** The same, over what is in the ledger. */
  static AskedSession of(Ledger ledger) {
    return new AskedSession(new World(ledger));
  }

  private static void apply(Ledger ledger, String silence) {
    World.apply(ledger);
    source(ledger, "payer", "dispute", "standard-webhooks-v1a", PAYER.open());
    source(ledger, "shared", "dispute", "standard-webhooks", World.KEY);
    source(ledger, "asker", "inquiry", "standard-webhooks", World.KEY);
    ledger.registry().putTerms(World.TENANT, TYPE, 1, terms("session", silence));
  }

  /** The terms of the policy. */
  static String terms(String matchedBy, String silence) {
    return """
    outcome: policy_sold
    version: 1
    effective_from: 2026-01-01T00:00:00Z
    sources: [crm]
    claim_by: [record.id]
    match: {by: [%s], window: P30D, wait: P7D}
    price: {each: "30.00", currency: EUR, rounding: HALF_EVEN}
    hold: {from: occurred_at, for: P14D}
    inquiry: {answer: P30D, silence: %s}
    """
        .formatted(matchedBy, silence);
  }

  private static void source(Ledger ledger, String id, String kind, String profile, String secret) {
    ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId(id),
            "{id: %s, kind: %s, profile: %s, keys: [{secret: {inline: %s}}]}"
                .formatted(id, kind, profile, secret));
  }

  /** A session of 2 November is recorded on it. */
  void record(String id, String more) {
    world.now = Instant.parse("2026-11-02T09:10:00Z");
    ok(
        world.record(
            "s" + id,
            """
            {"id":"%s","agent":{"id":"sales"},"started_at":"2026-11-02T09:00:00Z"%s}\
            """
                .formatted(id, more)));
  }

  /** The CRM says this of a policy, of 2 November; what is due is done. */
  void crm(String at, String act, String record, String session) {
    says(at, act, record, session);
    pass(at);
  }

  /** The CRM attests a policy of 2 November, and nothing else is done yet. */
  void attests(String at, String record, String session) {
    says(at, "attested", record, session);
  }

  private void says(String at, String act, String record, String session) {
    world.now = Instant.parse(at);
    var answer =
        world.attest(
            "crm",
            act + record + at,
            """
            {"act":"%s","outcome":"policy_sold","record":{"type":"policy","id":"%s"},\
            "session":"%s","occurred_at":"2026-11-02T10:00:00Z"}\
            """
                .formatted(act, record, session));
    ok(answer);
  }

  /** Time passes, and what is due by then is done. */
  void pass(String to) {
    world.now = Instant.parse(to);
    var _ = world.settle();
  }

  HttpAnswer seller(String at, String id, String said) {
    world.now = Instant.parse(at);
    return world.post("asker", "inquiries", id, said);
  }

  HttpAnswer payer(String at, String id, String said) {
    world.now = Instant.parse(at);
    String path = "/v1/sources/acme.payer/disputes";
    return world.handle(path, PAYER.signed(path, id, said, world.now));
  }

  /** The seller asks for what the session claims. */
  HttpAnswer asks(String at, String id) {
    return seller(at, id, untracked("ses_9", "policy_sold"));
  }

  static String untracked(String session, String type) {
    return """
    {"type":"untracked","session":"%s","outcome_type":"%s","expected":{"amount":"30.00","currency":"EUR"}}\
    """
        .formatted(session, type);
  }

  static String about(String type, String outcome) {
    return "{\"type\":\"%s\",\"outcome\":\"%s\",\"code\":\"wrong_value\"}".formatted(type, outcome);
  }

  static String withdrawn(String inquiry) {
    return "{\"act\":\"withdrawn\",\"inquiry\":\"" + inquiry + "\"}";
  }

  static String declined(String inquiry, String code) {
    return "{\"act\":\"declined\",\"inquiry\":\"%s\",\"code\":\"%s\"}".formatted(inquiry, code);
  }

  List<StoredEntry> history() {
    return world.ledger.outcomes().history(World.TENANT, ASKED);
  }

  Entry last() {
    return history().getLast().entry();
  }

  /** Status, reason and detail of the session's claim, and all that was published of it. */
  String stands() {
    var entry = last();
    return entry.status().wire()
        + "("
        + entry.reasonOrNull()
        + (entry.detailOrNull() == null ? "" : " " + entry.detailOrNull())
        + ")"
        + history().stream()
            .flatMap(stored -> stored.entry().results().stream())
            .map(result -> " " + result.amount().decimal().toPlainString())
            .collect(Collectors.joining());
  }

  private static void ok(HttpAnswer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(answer.text());
    }
  }
}

package dev.countersign.ledger.contract;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions.Recording;
import dev.countersign.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Values that the tests put into a ledger. */
public final class Samples {
  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private static final AtomicInteger TENANTS = new AtomicInteger();

  private Samples() {}

  /** A tenant that no other test uses. */
  public static TenantId tenant() {
    return new TenantId("t" + TENANTS.incrementAndGet());
  }

  public static Claim claim(String key) {
    return Claim.of(new OutcomeType("ticket_resolved"), List.of(key));
  }

  public static StoredEntry entry(TenantId tenant, Claim claim, int seq) {
    return entry(tenant, claim, seq, NOON);
  }

  public static StoredEntry entry(TenantId tenant, Claim claim, int seq, Instant at) {
    var entry =
        new Entry(
            tenant,
            claim,
            seq,
            at,
            new Stimulus.Trace.Time(),
            OutcomeRegisters.EMPTY,
            OutcomeStatus.PARKED,
            "no_session",
            null,
            null,
            null,
            List.of(),
            null,
            BillingState.NOTHING,
            List.of(),
            at.plusSeconds(60),
            seq == 1 ? Digest.ZERO : Digest.of("entry", Integer.toString(seq - 1)));
    return new StoredEntry(EntryForm.seal(entry), "receipt-" + seq);
  }

  static Evidence evidence(String said) {
    var raw = Bytes.of(said.getBytes(StandardCharsets.UTF_8));
    var headers = new TreeMap<String, String>();
    headers.put("webhook-id", "msg_1");
    var how = new TreeMap<String, String>();
    how.put("profile", "standard-webhooks");
    return new Evidence(raw.digest(), raw, "application/json", headers, how, NOON);
  }

  static MatchKey key(String of) {
    return new MatchKey(MatchKey.Kind.EMAIL, Digest.of(of).hex());
  }

  static Session session(String id, String form, Instant recordedAt, MatchKey... keys) {
    return session(id, form, NOON.minusSeconds(3600), recordedAt, keys);
  }

  static Session session(
      String id, String form, Instant startedAt, Instant recordedAt, MatchKey... keys) {
    return new Session(
        new SessionId(id),
        "conv_" + id,
        new Session.Agent("sales", "3"),
        "voice",
        Session.Mode.LIVE,
        Session.HandledBy.AGENT,
        new Session.Strategy("s7", Session.Arm.TREATMENT),
        new TreeSet<>(List.of(keys)),
        startedAt,
        null,
        recordedAt,
        recordedAt,
        Digest.of("form", form));
  }

  /** A message that says this form, named after what it says. */
  static SessionMessage message(Session session, Set<MatchKey> keys) {
    return message(session.recordedAt() + session.content().hex(), session, keys);
  }

  static SessionMessage message(String name, Session session, Set<MatchKey> keys) {
    var content = Bytes.of(session.id().value().getBytes(StandardCharsets.UTF_8));
    var read = new SessionRecord(session, content, List.of());
    return new SessionMessage(Digest.of(name), read, keys, evidence("{}"));
  }

  /** The session that counts after this form was recorded. */
  static Session recorded(Ledger ledger, TenantId tenant, Session session, Set<MatchKey> keys) {
    var recording = ledger.sessions().record(tenant, message(session, keys));
    return ((Recording.Recorded) recording).current();
  }
}

package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.Locale;

/**
 * The forms of all keys. '#' separates their parts: no tenant, session, claim or time has one. A
 * partition's key begins with its tenant, so no two tenants share a partition; only the public keys
 * of all tenants, the fingerprints of their keys, the leases, the lists of targets and of tenants
 * with months, the round of reconciling, and the index's shards, lie together.
 */
final class Keys {
  static final String ENTRIES = "E#";
  static final String LINKED_OUTCOMES = "O#";
  static final String SOURCES = "SOURCE#";

  /** The one partition of the public keys that were fetched, for all tenants and sources. */
  static final String KEY_SETS = "KEYS";

  /** The one partition of the fingerprints of keys, for all tenants and sources. */
  static final String KEY_USES = "KEYUSES";

  /** The one partition of the targets of all tenants, with their leases. */
  static final String TARGETS = "TARGETS";

  /** How far the last round of reconciling has come, for all tenants. */
  static final Key ROUND = new Key("RECONCILE", "ROUND");

  /** The shard of the index {@code due} for deliveries that wait for a vendor's API. */
  static final String FETCHES = "F";

  /** Comes after every character of a session's id or of a time. */
  static final String LAST = "\u007f";

  static final String CURRENT = "SESSION";

  /** What the sort keys of a session's messages begin with. */
  static final String MESSAGES = "V#";

  private Keys() {}

  /** What the partition keys of all outcomes of a tenant begin with. */
  static String outcomes(TenantId tenant) {
    return tenant(tenant) + "#O#";
  }

  /** What the partition keys of all sessions of a tenant begin with. */
  static String sessions(TenantId tenant) {
    return tenant(tenant) + "#S#";
  }

  static String outcome(TenantId tenant, Claim claim) {
    return outcomes(tenant) + claim;
  }

  static Key entry(TenantId tenant, Claim claim, int seq) {
    return new Key(outcome(tenant, claim), entries(seq));
  }

  /** The sort key of all entries of this number. */
  static String entries(int seq) {
    return ENTRIES + number(seq);
  }

  /**
   * A message that an outcome answered long ago. It has a partition of its own, so that who may
   * write many of them at once may not write entries so.
   */
  static Key archived(TenantId tenant, Claim claim, String message) {
    return new Key(tenant(tenant) + "#A#" + claim, message);
  }

  /** A message that brought a person's decision of an outcome. */
  static Key decision(TenantId tenant, Claim claim, Digest message) {
    return new Key(outcome(tenant, claim), "R#" + message.hex());
  }

  static Key evidence(TenantId tenant, Digest digest) {
    return new Key(PersonalKeys.deliveries(tenant) + digest.hex(), "EVIDENCE");
  }

  static String session(TenantId tenant, SessionId session) {
    return sessions(tenant) + session;
  }

  static Key current(TenantId tenant, SessionId session) {
    return new Key(session(tenant, session), CURRENT);
  }

  /** The form of a session that a message said. */
  static Key version(TenantId tenant, SessionId session, Digest message) {
    return new Key(session(tenant, session), MESSAGES + message.hex());
  }

  /** The outcomes that know a session: not in its partition, which publish may not write to. */
  static String linkedOutcomes(TenantId tenant, SessionId session) {
    return tenant(tenant) + "#L#" + session;
  }

  static Key linkedOutcomes(TenantId tenant, SessionId session, Claim claim) {
    return new Key(linkedOutcomes(tenant, session), LINKED_OUTCOMES + claim);
  }

  /** The day in UTC: the first ten characters of a time. */
  static String day(Instant time) {
    return SortableTime.write(time).substring(0, 10);
  }

  static String refusals(TenantId tenant) {
    return tenant(tenant) + "#R";
  }

  /**
   * What tells how much of a source is kept: when which digest came first, and how many an hour.
   */
  static String refusals(TenantId tenant, SourceId source) {
    return refusals(tenant) + "#" + source;
  }

  static Key refusal(TenantId tenant, Instant receivedAt, Digest digest) {
    return new Key(refusals(tenant), SortableTime.write(receivedAt) + "#" + digest.hex());
  }

  /** A source's delivery that waits for its vendor's API, by the digest of its signed bytes. */
  static Key fetch(TenantId tenant, SourceId source, Digest digest) {
    return new Key(tenant(tenant) + "#F", source + "#" + digest.hex());
  }

  static String tenant(TenantId tenant) {
    return "T#" + tenant;
  }

  static Key settings(TenantId tenant) {
    return new Key(tenant(tenant), "TENANT");
  }

  static Key billing(TenantId tenant) {
    return new Key(tenant(tenant), "BILLING");
  }

  static Key source(TenantId tenant, SourceId source) {
    return new Key(tenant(tenant), SOURCES + source);
  }

  static String terms(OutcomeType type) {
    return "TERMS#" + type + "#";
  }

  static Key terms(TenantId tenant, OutcomeType type, int version) {
    return new Key(tenant(tenant), terms(type) + number(version));
  }

  static Key keySet(TenantId tenant, SourceId source) {
    return new Key(KEY_SETS, tenant + "#" + source);
  }

  static Key keyUse(TenantId tenant, SourceId source) {
    return new Key(KEY_USES, tenant + "#" + source);
  }

  static Key target(TargetKey target) {
    return new Key(TARGETS, target.tenant() + "#" + target.name());
  }

  /** The differences between a target's postings and its engine. */
  static String differences(TargetKey target) {
    return tenant(target.tenant()) + "#D#" + target.name();
  }

  static String shard(int shard) {
    return "D#" + shard;
  }

  /** The number of the entry that has this key. */
  static int seq(Key entry) {
    return Integer.parseInt(entry.sk(), ENTRIES.length(), entry.sk().length(), 10);
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }
}

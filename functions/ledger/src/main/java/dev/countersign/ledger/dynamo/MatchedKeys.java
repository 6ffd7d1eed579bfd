package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import java.time.Instant;

/** The forms of the keys under which sessions and waiting claims are found by their match keys. */
final class MatchedKeys {
  static final String SESSIONS = "S#";
  static final String WAITING = "P#";

  private MatchedKeys() {}

  static String match(TenantId tenant, MatchKey key) {
    return match(tenant, name(key));
  }

  static String match(TenantId tenant, String name) {
    return Keys.tenant(tenant) + "#K#" + name;
  }

  /** A match key as a text. */
  static String name(MatchKey key) {
    return key.kind().name() + "#" + key.hmac();
  }

  /** The match key of this text. */
  static MatchKey ofName(String name) {
    int end = name.indexOf('#');
    return new MatchKey(MatchKey.Kind.valueOf(name.substring(0, end)), name.substring(end + 1));
  }

  /** A session's copy under one of its match keys, in the order of the sessions' starts. */
  static Key copy(TenantId tenant, String name, String start, SessionId session) {
    return new Key(match(tenant, name), SESSIONS + start + "#" + session);
  }

  /** A claim's pointer under a match key, in the order of the days on which the waits end. */
  static Key waiting(TenantId tenant, MatchKey key, Claim claim, Instant until) {
    return new Key(match(tenant, key), WAITING + Keys.day(until) + "#" + claim);
  }
}

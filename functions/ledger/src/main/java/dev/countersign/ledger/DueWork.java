package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import java.time.Duration;
import java.time.Instant;

/** One piece of outstanding work. Its type says what the work is for. */
public sealed interface DueWork {
  /** Names what the work is about in logs: an outcome's id, or a hash. Never content. */
  String subject();

  Instant dueAt();

  /** The same work, due at this time instead. */
  DueWork putOff(Instant until);

  /** Work on one entry of an outcome. */
  sealed interface OnEntry extends DueWork {
    TenantId tenant();

    Claim claim();

    int seq();

    /** The entry that the work is on. */
    default EntryKey entry() {
      return new EntryKey(tenant(), claim(), seq());
    }

    @Override
    default String subject() {
      return claim().outcome(tenant()).value();
    }
  }

  /** The entry's events have to be published and its sessions linked. */
  record Publish(TenantId tenant, Claim claim, int seq, Instant dueAt) implements OnEntry {
    /**
     * How long a new entry is left to the table's stream. Only what is not published by then is
     * due, so that in the good case the bus gets each event once.
     */
    public static final Duration GRACE = Duration.ofMinutes(2);

    /** Of an entry that is new: due when the stream is late with it. */
    public static Publish ofNew(Entry entry) {
      return new Publish(entry.tenant(), entry.claim(), entry.seq(), entry.at().plus(GRACE));
    }

    @Override
    public Publish putOff(Instant until) {
      return new Publish(tenant, claim, seq, until);
    }
  }

  /** Time has come that may change the outcome: the end of a hold or of a wait. */
  record TimeReached(TenantId tenant, Claim claim, int seq, Instant dueAt) implements OnEntry {
    @Override
    public TimeReached putOff(Instant until) {
      return new TimeReached(tenant, claim, seq, until);
    }
  }

  /** Work on a session: it is due for one of them at most. */
  sealed interface OnSession extends DueWork {
    TenantId tenant();

    SessionId session();

    @Override
    default String subject() {
      return "ses_" + Digest.of("session", tenant().value(), session().value()).prefix(32);
    }
  }

  /** A session was recorded or corrected, and its outcomes have to be told. */
  record TellOutcomes(TenantId tenant, SessionId session, Instant dueAt) implements OnSession {
    @Override
    public TellOutcomes putOff(Instant until) {
      return new TellOutcomes(tenant, session, until);
    }
  }

  /** The wait of results that a session claims has ended: who attested none is to be asked. */
  record AskClaims(TenantId tenant, SessionId session, Instant dueAt) implements OnSession {
    @Override
    public AskClaims putOff(Instant until) {
      return new AskClaims(tenant, session, until);
    }
  }

  /**
   * An item of the index that can't be read. It can only be put off, until a person has mended it.
   *
   * @param pk the item's partition key
   * @param sk the item's sort key
   * @param dueAt {@link Instant#EPOCH} where the time is what can't be read
   */
  record Unreadable(String pk, String sk, Instant dueAt) implements DueWork {
    @Override
    public String subject() {
      return "item_" + Digest.of("item", pk, sk).prefix(32);
    }

    @Override
    public Unreadable putOff(Instant until) {
      return new Unreadable(pk, sk, until);
    }
  }
}

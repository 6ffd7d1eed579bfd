package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.registers.AnsweredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The histories of outcomes. Every read is strongly consistent; every method may throw {@link
 * LedgerUnavailable}, after which the caller can't know whether a write happened and may repeat it.
 */
public interface Outcomes {
  /** Where an outcome stands: its last entry. */
  Optional<StoredEntry> last(TenantId tenant, Claim claim);

  /** One entry of it. */
  Optional<StoredEntry> at(TenantId tenant, Claim claim, int seq);

  /** All of its entries, in order. */
  List<StoredEntry> history(TenantId tenant, Claim claim);

  /**
   * Adds an entry where none of its number is yet: the one place where a race is decided. One
   * request. The entry is due at once, since its events have still to be published.
   *
   * @param evidence what to keep beside the entry; none when it is kept on its own, or when nobody
   *     said anything
   */
  EntryWrite append(StoredEntry entry, @Nullable Evidence evidence);

  /**
   * Keeps messages that an outcome has answered and is about to list no more; one request for each
   * 25. It is done before the entry that drops them; repeating it changes nothing.
   */
  void archive(TenantId tenant, Claim claim, List<AnsweredMessage> answered);

  /** An archived message by {@link AnsweredMessage#message()}. One request. */
  Optional<AnsweredMessage> archived(TenantId tenant, Claim claim, String message);

  /** Keeps evidence that several entries name, on its own. Repeating it changes nothing. */
  void keep(TenantId tenant, Evidence evidence);

  /** The evidence of this digest, beside this entry or on its own. */
  Optional<Evidence> evidence(TenantId tenant, Claim claim, int seq, Digest digest);

  /** What became of an append. */
  sealed interface EntryWrite {
    /** It is there now; also when an earlier try of ours had put it there. */
    record Done() implements EntryWrite {}

    /** Another entry has this number. */
    record SeqTaken(StoredEntry there) implements EntryWrite {}
  }

  /**
   * Marks an entry's events as published: it is due next when time may change it, or no more.
   *
   * @param next when to look again, or none
   */
  void published(TenantId tenant, Claim claim, int seq, @Nullable Instant next);
}

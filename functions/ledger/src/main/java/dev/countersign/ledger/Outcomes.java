package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.registers.AnsweredMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The histories of outcomes. Every read is strongly consistent. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}; after {@link
 * dev.countersign.domain.failure.Unavailable} the caller doesn't know whether a write happened, and
 * may repeat it.
 */
public interface Outcomes {
  /** The outcome's last entry, if it has any. */
  Optional<StoredEntry> last(TenantId tenant, Claim claim);

  /** The outcome's entry of this number, from 1. */
  Optional<StoredEntry> at(TenantId tenant, Claim claim, int seq);

  /** The entry before this one; none before the first. */
  default Optional<StoredEntry> before(Entry entry) {
    return EntryKey.of(entry).before().flatMap(key -> at(key.tenant(), key.claim(), key.seq()));
  }

  /** Those of these entries that are there. One request for each 100. */
  default Map<EntryKey, StoredEntry> atAll(Collection<EntryKey> keys) {
    var found = new HashMap<EntryKey, StoredEntry>();
    for (EntryKey key : keys) {
      at(key.tenant(), key.claim(), key.seq()).ifPresent(entry -> found.put(key, entry));
    }
    return found;
  }

  /** All entries of the outcome, in order. */
  List<StoredEntry> history(TenantId tenant, Claim claim);

  /**
   * Adds an entry, unless the outcome has one of its number: this decides every race. The entry is
   * due to be published after {@link DueWork.Publish#GRACE}, since the table's stream does it
   * first. One request.
   *
   * @param evidence what to store beside the entry; none when it is stored on its own, or when no
   *     delivery caused the entry
   */
  EntryWrite append(StoredEntry entry, @Nullable Evidence evidence);

  /**
   * Adds entries, each as {@link #append} would without evidence; one that can't be added costs no
   * other. One request for each 25.
   *
   * @param entries each of another key
   * @return those that are stored now; any other may be stored or not, and {@code append} tells
   */
  default Set<EntryKey> appendTogether(Collection<StoredEntry> entries) {
    var stored = new HashSet<EntryKey>();
    for (StoredEntry entry : entries) {
      try {
        if (append(entry, null) instanceof EntryWrite.Done) {
          stored.add(EntryKey.of(entry.entry()));
        }
      } catch (RuntimeException _) {
        // Left out: why it fails is told when it is appended by itself.
      }
    }
    return stored;
  }

  /**
   * Archives answered messages that the outcome's next entry will no longer list. The caller does
   * it before it appends that entry. Repeating it changes nothing. One request for each 25.
   */
  void archive(TenantId tenant, Claim claim, List<AnsweredMessage> answered);

  /** An archived message by {@link AnsweredMessage#message()}. One request. */
  Optional<AnsweredMessage> archived(TenantId tenant, Claim claim, String message);

  /**
   * Notes a message that brought a person's decision, for good, unless it is noted. One request.
   *
   * <p>A name that was freed is noted anew.
   *
   * @param message names the message among those about this outcome
   * @return what is noted of this message already; none where it was new
   */
  Optional<NotedDecision> note(
      TenantId tenant, Claim claim, Digest message, NotedDecision decision);

  /** Notes a message with its answer, in place of what is noted of it. One request. */
  void answer(TenantId tenant, Claim claim, Digest message, NotedDecision answered);

  /**
   * Frees the name of a message that was refused, as if it had never been noted; nothing where it
   * has an answer, or other content is noted. One request.
   *
   * @param refused what is noted of it
   */
  void free(TenantId tenant, Claim claim, Digest message, NotedDecision refused);

  /** Stores on its own the evidence that several entries name. Repeating it changes nothing. */
  void keep(TenantId tenant, Evidence evidence);

  /** The evidence with this digest, stored beside this entry or on its own. */
  Optional<Evidence> evidence(TenantId tenant, Claim claim, int seq, Digest digest);

  /** The evidence stored beside this entry, if there is some that can be read. */
  default Optional<Evidence> beside(TenantId tenant, Claim claim, int seq) {
    return Optional.empty();
  }

  /** The result of an append. */
  sealed interface EntryWrite {
    /** The entry is stored, by this try or by an earlier one of ours. */
    record Done() implements EntryWrite {}

    /** Another entry has this number already. */
    record SeqTaken(StoredEntry there) implements EntryWrite {}
  }

  /**
   * Marks an entry as published. From now on it is due for {@link DueWork.TimeReached} or not at
   * all. Does nothing when there is no such entry.
   *
   * @param next when time may change the outcome; none when it can't
   */
  void published(TenantId tenant, Claim claim, int seq, @Nullable Instant next);

  /**
   * Marks entries, each as {@link #published} would; one that can't be marked costs no other. One
   * request for each 25.
   *
   * @param marks each of another entry
   * @return those that are marked now; any other may be marked or not, and may be marked again
   */
  default Set<EntryKey> publishedTogether(Collection<PublishedMark> marks) {
    var marked = new HashSet<EntryKey>();
    for (PublishedMark mark : marks) {
      var entry = mark.entry();
      try {
        published(entry.tenant(), entry.claim(), entry.seq(), mark.next());
        marked.add(entry);
      } catch (RuntimeException _) {
        // Left out: why it fails is told when it is marked by itself.
      }
    }
    return marked;
  }
}

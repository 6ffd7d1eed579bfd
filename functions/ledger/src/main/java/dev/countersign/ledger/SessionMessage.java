package dev.countersign.ledger;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that records one form of a session.
 *
 * @param name tells the message from every other message about this session: the same name is the
 *     same message
 * @param read the form that it says
 * @param keys all that the session is found by in this form
 * @param evidence the delivery that brought it, to be stored with the form
 * @param sourceOrNull whose delivery it was; null where no delivery brought it
 */
public record SessionMessage(
    Digest name,
    SessionRecord read,
    Set<MatchKey> keys,
    Evidence evidence,
    @Nullable SourceId sourceOrNull) {
  public SessionMessage {
    keys = Set.copyOf(keys);
  }

  /** One that no delivery brought. */
  public SessionMessage(Digest name, SessionRecord read, Set<MatchKey> keys, Evidence evidence) {
    this(name, read, keys, evidence, null);
  }
}

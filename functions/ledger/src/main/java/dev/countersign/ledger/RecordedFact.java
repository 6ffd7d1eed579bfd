package dev.countersign.ledger;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What belongs to a month beside the entries of outcomes, as the table has it in clear. */
public sealed interface RecordedFact {
  TenantId tenant();

  /** The signed bytes that said it, and by whom. */
  Told told();

  /**
   * What is known of the delivery that brought it.
   *
   * @param digest of the signed bytes
   * @param receivedAt when it was first received
   * @param provableTo the word for whom the signature convinces; none where it is not known
   */
  record Told(SourceId source, Digest digest, Instant receivedAt, Optional<String> provableTo) {}

  /**
   * A message that recorded a session.
   *
   * @param name tells it from the session's other messages
   * @param claimed the words by which the record claims outcomes
   */
  record OfSession(TenantId tenant, Digest name, Session said, List<String> claimed, Told told)
      implements RecordedFact {
    public OfSession {
      claimed = List.copyOf(claimed);
    }
  }

  /**
   * A delivery that was refused, in whole or in part.
   *
   * @param reasons the words of its problems, each once
   */
  record OfRefusal(TenantId tenant, List<String> reasons, Told told) implements RecordedFact {
    public OfRefusal {
      reasons = List.copyOf(reasons);
    }
  }
}

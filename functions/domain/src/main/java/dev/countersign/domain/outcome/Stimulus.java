package dev.countersign.domain.outcome;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an outcome is told: the only things that change it. */
public sealed interface Stimulus {

  /**
   * A source said something, and these sessions were found for it.
   *
   * @param archivedOrNull the earlier answer to this very message, where the outcome's last entry
   *     doesn't list it any more
   */
  record Stated(Statement statement, List<Session> found, @Nullable Seen archivedOrNull)
      implements Stimulus {
    public Stated {
      found = List.copyOf(found);
    }

    public Stated(Statement statement, List<Session> found) {
      this(statement, found, null);
    }
  }

  /** Sessions that it can mean were recorded or corrected. */
  record SessionsRecorded(List<Session> sessions) implements Stimulus {
    public SessionsRecorded {
      sessions = List.copyOf(sessions);
    }
  }

  /** A person chose among several sessions. */
  record SessionChosen(Choice choice) implements Stimulus {}

  /** A person ruled on a contradiction. */
  record Ruled(Ruling ruling) implements Stimulus {}

  /** Time alone passed; the sessions were looked up once more. */
  record TimeReached(List<Session> sessions) implements Stimulus {
    public TimeReached {
      sessions = List.copyOf(sessions);
    }
  }

  /** What an entry keeps of the stimulus it answers. */
  sealed interface Trace {
    record Said(
        Act act,
        SourceId source,
        MessageId message,
        Digest evidence,
        Verdict verdict,
        List<String> differs)
        implements Trace {
      public Said {
        differs = List.copyOf(differs);
      }
    }

    record Recorded(List<SessionId> sessions) implements Trace {
      public Recorded {
        sessions = List.copyOf(sessions);
      }
    }

    record Chosen(Choice choice) implements Trace {}

    record Ruled(Ruling ruling) implements Trace {}

    record Time() implements Trace {}
  }
}

package dev.countersign.domain.history;

import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
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
  record Stated(Statement statement, List<Session> found, @Nullable AnsweredMessage archivedOrNull)
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
  record SessionChosen(SessionChoice choice) implements Stimulus {}

  /** A person ruled on a contradiction. */
  record Ruled(Ruling ruling) implements Stimulus {}

  /** Time alone passed; the sessions were looked up once more. */
  record TimeReached(List<Session> sessions) implements Stimulus {
    public TimeReached {
      sessions = List.copyOf(sessions);
    }
  }

  /**
   * The table was taken back to an earlier time, and this is what of the outcome's results the bus
   * has.
   *
   * @param published in the order of their publication, as far as it is known; what the history has
   *     too may be among them
   * @param until how long the sources are given to send again what was lost
   */
  record Restored(List<ResultEvent> published, Instant until) implements Stimulus {
    public Restored {
      published = List.copyOf(published);
    }
  }

  /** What an entry keeps of the stimulus it answers. */
  sealed interface Trace {
    record Said(
        Act act,
        SourceId source,
        MessageId message,
        Digest evidence,
        StatementVerdict verdict,
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

    record Chosen(SessionChoice choice) implements Trace {}

    record Ruled(Ruling ruling) implements Trace {}

    record Time() implements Trace {}

    /**
     * What the bus had and the history had not.
     *
     * @param published the results of which the history knew nothing, by revision; none where it
     *     was only told to wait longer
     */
    record Restored(List<EventId> published, Instant until) implements Trace {
      public Restored {
        published = List.copyOf(published);
      }
    }
  }
}

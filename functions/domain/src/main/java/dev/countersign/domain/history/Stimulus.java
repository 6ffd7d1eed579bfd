package dev.countersign.domain.history;

import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.dispute.NamedLine;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an outcome is told. Nothing else changes it. */
public sealed interface Stimulus
    permits InquiryStimulus,
        Stimulus.Stated,
        Stimulus.SessionsRecorded,
        Stimulus.SessionChosen,
        Stimulus.Ruled,
        Stimulus.Disputed,
        Stimulus.OnDispute,
        Stimulus.TimeReached,
        Stimulus.Restored {

  /**
   * A source sent a statement.
   *
   * @param found the sessions of the tenant that share a name or a match key with it
   * @param archivedOrNull the earlier answer to this very message, if the outcome's last entry
   *     doesn't list it any more
   */
  record Stated(Statement statement, List<Session> found, @Nullable AnsweredMessage archivedOrNull)
      implements Stimulus {
    public Stated {
      found = List.copyOf(found);
    }

    /** A statement whose message is not in the archive. */
    public Stated(Statement statement, List<Session> found) {
      this(statement, found, null);
    }
  }

  /** Sessions that the outcome may mean were recorded or corrected. */
  record SessionsRecorded(List<Session> sessions) implements Stimulus {
    public SessionsRecorded {
      sessions = List.copyOf(sessions);
    }
  }

  /** A person chose one of several sessions. */
  record SessionChosen(SessionChoice choice) implements Stimulus {}

  /** A person ruled on a contradiction. */
  record Ruled(Ruling ruling) implements Stimulus {}

  /** The payer disputes a line. */
  record Disputed(DisputeOpening opening, NamedLine line) implements Stimulus {}

  /**
   * Something is said about a dispute that was opened.
   *
   * @param sourceOrNull the source that says it; none where it is said at a command
   * @param messageOrNull names the message among all of its source; none where it is said at a
   *     command
   * @param evidence digest of the signed bytes
   * @param receivedAt when the message was first received
   */
  record OnDispute(
      DisputeId dispute,
      DisputeAct act,
      @Nullable SourceId sourceOrNull,
      @Nullable Digest messageOrNull,
      Digest evidence,
      Instant receivedAt)
      implements Stimulus {
    /** What no message says, or none that may come again. */
    public OnDispute(
        DisputeId dispute,
        DisputeAct act,
        @Nullable SourceId sourceOrNull,
        Digest evidence,
        Instant receivedAt) {
      this(dispute, act, sourceOrNull, null, evidence, receivedAt);
    }
  }

  /** A time was reached at which the outcome is decided again, with the sessions found then. */
  record TimeReached(List<Session> sessions) implements Stimulus {
    public TimeReached {
      sessions = List.copyOf(sessions);
    }
  }

  /**
   * The table was taken back to an earlier time.
   *
   * @param published the outcome's results that the bus has, in the order of their publication as
   *     far as it is known; those that the history has may be among them
   * @param until when the grace ends in which the sources send again what was lost
   */
  record Restored(List<ResultEvent> published, Instant until) implements Stimulus {
    public Restored {
      published = List.copyOf(published);
    }
  }

  /** What an entry keeps of the stimulus that it answers. */
  sealed interface Trace
      permits InquiryTrace,
          Trace.Said,
          Trace.Recorded,
          Trace.Chosen,
          Trace.Ruled,
          Trace.Disputed,
          Trace.OnDispute,
          Trace.Time,
          Trace.Restored {
    /** The statement's names, its verdict, and the fields that differ from what stood before. */
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

    /** The sessions that were recorded or corrected. */
    record Recorded(List<SessionId> sessions) implements Trace {
      public Recorded {
        sessions = List.copyOf(sessions);
      }
    }

    /** A person's choice. */
    record Chosen(SessionChoice choice) implements Trace {}

    /** A person's ruling. */
    record Ruled(Ruling ruling) implements Trace {}

    /** The message that disputes a line, and its verdict. */
    record Disputed(
        DisputeId dispute,
        SourceId source,
        Digest evidence,
        DisputeCode code,
        DisputeVerdict verdict)
        implements Trace {
      static Disputed of(DisputeOpening opening, DisputeVerdict verdict) {
        return new Disputed(
            opening.id(), opening.source(), opening.evidence(), opening.code(), verdict);
      }
    }

    /** What was said about a dispute, and by which message. */
    record OnDispute(
        DisputeId dispute,
        DisputeAct act,
        @Nullable SourceId sourceOrNull,
        @Nullable Digest messageOrNull,
        Digest evidence)
        implements Trace {}

    /** Time alone. */
    record Time() implements Trace {}

    /**
     * A restore.
     *
     * @param published the results that the bus has and the history had not, by revision; empty if
     *     only the grace became longer
     * @param until when the grace ends
     */
    record Restored(List<EventId> published, Instant until) implements Trace {
      public Restored {
        published = List.copyOf(published);
      }
    }
  }
}

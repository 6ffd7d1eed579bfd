package dev.countersign.app.dispute;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.history.Entry;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes what whoever speaks about a dispute or an inquiry is told, by the entry that answered. */
public interface AnswerMembers {
  /** Writes where the dispute or the inquiry stands that an entry is about, by that entry. */
  void about(JsonGenerator out, Entry entry) throws IOException;

  /** The members of one answer. */
  default void write(JsonGenerator out, DisputeResult.Done told) throws IOException {
    var entry = told.entry().entry();
    out.writeStringField("verdict", told.verdict());
    about(out, entry);
    out.writeStringField("outcome", entry.outcome().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("status", entry.status().wire());
    text(out, "reason", entry.reasonOrNull());
    text(out, "detail", entry.detailOrNull());
    out.writeStringField("receipt", told.entry().receipt());
  }

  /** A member that is left out where there is nothing to say. */
  static void text(JsonGenerator out, String name, @Nullable Object value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }
}

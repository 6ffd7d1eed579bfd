package dev.countersign.app.dispute;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes what whoever speaks about a dispute or an inquiry is told. */
public interface AnswerMembers {
  /** The members of one answer. */
  void write(JsonGenerator out, DisputeResult.Done told) throws IOException;
}

package dev.countersign.local.books;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.Difference;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes findings, an object for each. */
public final class FindingJson {
  private FindingJson() {}

  /** A finding as JSON; none of what is in no cell. */
  public static Optional<Bytes> write(BookFinding finding) {
    return switch (finding) {
      case BookFinding.InCell in -> Optional.of(inCell(in));
      case BookFinding.Unsettled not -> Optional.of(unsettled(not));
      case BookFinding.TakenBack taken -> Optional.empty();
      case BookFinding.OtherMonth other -> Optional.empty();
    };
  }

  private static Bytes inCell(BookFinding.InCell in) {
    return JsonOutput.object(out -> {
      out.writeStringField("cell", in.cell().word());
      of(in.of(), out);
      if (in.of().lineOrNull() != null) {
        out.writeNumberField("line", in.of().lineOrNull().number());
      }
      Sums.of(in.of().ours()).write("ours", out);
      Sums.of(in.of().theirs()).write("theirs", out);
      if (!in.differs().isEmpty()) {
        out.writeArrayFieldStart("differs");
        for (Difference difference : in.differs()) {
          out.writeString(difference.word());
        }
        out.writeEndArray();
      }
    });
  }

  private static Bytes unsettled(BookFinding.Unsettled not) {
    return JsonOutput.object(out -> {
      out.writeStringField("cell", "cannot_settle");
      out.writeStringField("why", not.why().reason());
      if (!not.lines().isEmpty()) {
        out.writeArrayFieldStart("lines");
        for (long line : not.lines()) {
          out.writeNumber(line);
        }
        out.writeEndArray();
      }
      text(out, "column", not.why().pointer());
      of(not.of(), out);
      Sums.of(not.of().ours()).write("ours", out);
      Sums.of(not.theirs()).write("theirs", out);
      text(out, "detail", not.why().detail());
      text(out, "fix", not.why().fix());
    });
  }

  private static void of(BookFinding.Of of, JsonGenerator out) throws IOException {
    text(out, "type", of.typeOrNull());
    var outcome = of.outcomeOrNull();
    var line = of.lineOrNull();
    if (outcome != null) {
      text(out, "outcome", outcome.last().outcome());
      text(out, "claim", outcome.last().claim());
    } else if (line != null) {
      text(out, "claim", line.toldOrNull() == null ? "claim-" + line.claim() : line.toldOrNull());
    }
    text(out, "session", of.sessionOrNull());
  }

  private static void text(JsonGenerator out, String name, @Nullable Object value)
      throws IOException {
    if (value != null && !value.toString().isEmpty()) {
      out.writeStringField(name, value.toString());
    }
  }
}

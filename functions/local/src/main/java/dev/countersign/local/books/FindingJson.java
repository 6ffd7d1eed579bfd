package dev.countersign.local.books;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.books.AskedOutcome;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.Difference;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes findings, an object for each. */
public final class FindingJson {
  private static final String SET_ASIDE = "set_aside";

  private FindingJson() {}

  /** A finding as JSON; none of lines of other months, nor of what was taken back on both sides. */
  public static Optional<Bytes> write(BookFinding finding) {
    return switch (finding) {
      case BookFinding.InCell in -> Optional.of(inCell(in));
      case BookFinding.Unsettled not -> Optional.of(unsettled(not));
      case BookFinding.SetAside aside -> Optional.of(setAside(aside));
      case BookFinding.Asked(AskedOutcome asked) -> Optional.of(asked(asked));
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
      lines(not.lines(), out);
      text(out, "column", not.why().pointer());
      of(not.of(), out);
      Sums.of(not.of().ours()).write("ours", out);
      Sums.of(not.theirs()).write("theirs", out);
      text(out, "detail", not.why().detail());
      text(out, "fix", not.why().fix());
    });
  }

  private static Bytes setAside(BookFinding.SetAside aside) {
    return JsonOutput.object(out -> {
      out.writeStringField(SET_ASIDE, "other_type");
      lines(aside.lines(), out);
      of(aside.of(), out);
      Sums.of(aside.of().ours()).write("ours", out);
      Sums.of(aside.theirs()).write("theirs", out);
    });
  }

  private static Bytes asked(AskedOutcome asked) {
    var last = asked.last();
    return JsonOutput.object(out -> {
      out.writeStringField(SET_ASIDE, "asked");
      text(out, "type", last.type());
      text(out, "outcome", last.outcome());
      text(out, "claim", last.claim());
      text(out, "session", last.sessionOrNull());
      out.writeStringField("state", asked.state().word());
      Sums.of(asked.ours()).write("ours", out);
    });
  }

  private static void lines(List<Long> lines, JsonGenerator out) throws IOException {
    if (!lines.isEmpty()) {
      out.writeArrayFieldStart("lines");
      for (long line : lines) {
        out.writeNumber(line);
      }
      out.writeEndArray();
    }
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

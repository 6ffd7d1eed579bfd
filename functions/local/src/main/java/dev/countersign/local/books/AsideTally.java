package dev.countersign.local.books;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.AskedOutcome;
import dev.countersign.domain.books.AskedState;
import dev.countersign.domain.books.BookFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in no cell since the export can't say anything of it, counted with its money: results of
 * types of which it doesn't speak, and results that were asked for.
 */
final class AsideTally {
  /** So many types are told by themselves: those that are first by name. */
  static final int MOST = 100;

  private static final int SHOWN = 3;

  private final Aside otherTypes = new Aside();
  private final TreeMap<OutcomeType, Aside> types = new TreeMap<>();
  private final Aside asked = new Aside();
  private final Map<AskedState, Aside> states = new EnumMap<>(AskedState.class);
  private long lines;

  /** How many, and how much. */
  private static final class Aside {
    private long count;
    private long attested;
    private final Sums ours = new Sums();
    private final Sums theirs = new Sums();

    void add(BookFinding.SetAside aside) {
      count += aside.isOfResult() ? 1 : 0;
      attested += aside.of().outcomeOrNull() == null ? 0 : 1;
      aside.of().ours().ifPresent(ours::add);
      aside.theirs().ifPresent(theirs::add);
    }

    void add(AskedOutcome outcome) {
      count++;
      outcome.ours().ifPresent(ours::add);
    }

    void write(JsonGenerator out) throws IOException {
      out.writeNumberField("count", count);
      if (attested > 0) {
        out.writeNumberField("attested", attested);
      }
      ours.write("ours", out);
      theirs.write("theirs", out);
    }
  }

  void add(BookFinding.SetAside aside) {
    lines += aside.lines().size();
    otherTypes.add(aside);
    Optional.ofNullable(aside.of().typeOrNull())
        .ifPresent(type -> types.computeIfAbsent(type, first -> new Aside()).add(aside));
    if (types.size() > MOST) {
      types.pollLastEntry();
    }
  }

  void add(AskedOutcome outcome) {
    asked.add(outcome);
    states.computeIfAbsent(outcome.state(), first -> new Aside()).add(outcome);
  }

  /** How many lines are of other types. */
  long lines() {
    return lines;
  }

  /** Writes them as an object; nothing where there are none. */
  void write(JsonGenerator out) throws IOException {
    if (types.isEmpty() && states.isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("set_aside");
    if (!types.isEmpty()) {
      out.writeObjectFieldStart("other_types");
      otherTypes.write(out);
      out.writeObjectFieldStart("types");
      for (Map.Entry<OutcomeType, Aside> type : types.entrySet()) {
        out.writeObjectFieldStart(type.getKey().value());
        type.getValue().write(out);
        out.writeEndObject();
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    if (!states.isEmpty()) {
      out.writeObjectFieldStart("asked");
      asked.write(out);
      out.writeObjectFieldStart("states");
      for (Map.Entry<AskedState, Aside> state : states.entrySet()) {
        out.writeObjectFieldStart(state.getKey().word());
        state.getValue().write(out);
        out.writeEndObject();
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  /** At most two lines, one for each reason. */
  List<String> rows() {
    var rows = new ArrayList<String>();
    if (!types.isEmpty()) {
      String shown =
          types.entrySet().stream()
              .limit(SHOWN)
              .map(type -> type.getKey() + " " + type.getValue().count)
              .collect(Collectors.joining(", "));
      String more = types.size() > SHOWN ? ", …" : "";
      rows.add(row("other_types", otherTypes, shown + more));
    }
    if (!states.isEmpty()) {
      String each =
          states.entrySet().stream()
              .map(state -> state.getKey().word() + " " + state.getValue().count)
              .collect(Collectors.joining(", "));
      rows.add(row("asked", asked, each));
    }
    return rows;
  }

  private static String row(String word, Aside aside, String more) {
    return BookSummary.row(word, aside.count, aside.ours, aside.theirs, more);
  }
}

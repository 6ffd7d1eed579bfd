package dev.countersign.local.books;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.Cell;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.export.TheirBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a comparison came to, for programs and for people.
 *
 * @param export the name of the payer's book
 * @param ours what the other two were read from, for people
 * @param read what was read of the export
 * @param withoutALine of which types the export speaks, and has no line
 */
public record BookSummary(
    TenantId tenant,
    YearMonth period,
    String export,
    String ours,
    TheirBook.Count read,
    BookTally tally,
    SortedSet<OutcomeType> withoutALine) {
  private static final String COUNT = "count";
  private static final int SHOWN = 3;

  public BookSummary {
    withoutALine = Collections.unmodifiableSortedSet(new TreeSet<>(withoutALine));
  }

  /** One JSON object. */
  public Bytes json() {
    return JsonOutput.object(out -> {
      out.writeObjectFieldStart("summary");
      out.writeStringField("tenant", tenant.value());
      out.writeStringField("period", period.toString());
      lines(out);
      cells(out);
      if (tally.takenBack() > 0) {
        out.writeNumberField("taken_back", tally.takenBack());
      }
      tally.aside().write(out);
      if (!withoutALine.isEmpty()) {
        out.writeArrayFieldStart("without_a_line");
        for (OutcomeType type : withoutALine) {
          out.writeString(type.value());
        }
        out.writeEndArray();
      }
      coverage(out);
      out.writeEndObject();
    });
  }

  private void lines(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("lines");
    out.writeNumberField("read", read.lines());
    out.writeNumberField("in_cells", tally.linesInCells());
    out.writeNumberField("cannot_settle", tally.linesUnsettled());
    out.writeNumberField("other_months", tally.linesOfOtherMonths());
    if (tally.aside().lines() > 0) {
      out.writeNumberField("other_types", tally.aside().lines());
    }
    out.writeNumberField("do_not_count", read.doNotCount());
    out.writeEndObject();
  }

  private void cells(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("cells");
    for (Cell cell : Cell.values()) {
      var in = tally.cell(cell);
      out.writeObjectFieldStart(cell.word());
      out.writeNumberField(COUNT, in.count());
      if (in.differ() > 0) {
        out.writeNumberField("differ", in.differ());
      }
      in.ours().write("ours", out);
      in.theirs().write("theirs", out);
      out.writeEndObject();
    }
    out.writeObjectFieldStart("cannot_settle");
    out.writeNumberField(COUNT, tally.unsettledCount());
    if (!tally.unsettled().isEmpty()) {
      out.writeObjectFieldStart("why");
      for (Map.Entry<String, Long> why : tally.unsettled().entrySet()) {
        out.writeNumberField(why.getKey(), why.getValue());
      }
      out.writeEndObject();
    }
    if (tally.nameless() > 0) {
      out.writeNumberField("nameless", tally.nameless());
    }
    tally.unsettledOurs().write("ours", out);
    tally.unsettledTheirs().write("theirs", out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private void coverage(JsonGenerator out) throws IOException {
    var coverage = tally.coverage();
    if (coverage.isPresent()) {
      out.writeObjectFieldStart("coverage");
      out.writeNumberField("heard", coverage.get().heard());
      out.writeNumberField("of", coverage.get().of());
      out.writeNumberField("rate", rounded(coverage.get().rate()));
      out.writeNumberField("low", rounded(coverage.get().low()));
      out.writeNumberField("high", rounded(coverage.get().high()));
      out.writeEndObject();
    }
  }

  private static BigDecimal rounded(double rate) {
    return BigDecimal.valueOf(rate).setScale(4, RoundingMode.HALF_EVEN);
  }

  /** Ten lines; up to three more where something is set aside, or a type has no line. */
  public List<String> table() {
    var rows = new ArrayList<String>();
    rows.add(
        "%s %s against %s: %d lines, %d of other months, %d don't count; %s"
            .formatted(
                tenant,
                period,
                export,
                read.lines(),
                tally.linesOfOtherMonths(),
                read.doNotCount(),
                ours));
    for (Cell cell : Cell.values()) {
      var in = tally.cell(cell);
      String differ = in.differ() == 0 ? "" : in.differ() + " differ";
      rows.add(row(cell.word(), in.count(), in.ours(), in.theirs(), differ));
    }
    String why =
        tally.unsettled().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    rows.add(
        row(
            "cannot_settle",
            tally.unsettledCount(),
            tally.unsettledOurs(),
            tally.unsettledTheirs(),
            why));
    rows.addAll(tally.aside().rows());
    rows.add(
        tally.coverage().map(Coverage::toString).orElse("coverage: nothing to cover") + nameless());
    if (!withoutALine.isEmpty()) {
      rows.add(
          withoutALine.stream()
              .limit(SHOWN)
              .map(OutcomeType::value)
              .collect(
                  Collectors.joining(
                      ", ",
                      "no line that counts is of ",
                      (withoutALine.size() > SHOWN ? ", …" : "")
                          + "; if the export doesn't speak of it, name its types by --types")));
    }
    return rows;
  }

  private String nameless() {
    return tally.nameless() == 0
        ? ""
        : "; " + tally.nameless() + " of vanished and orphan may be lines that can't be read";
  }

  static String row(String word, long count, Sums ours, Sums theirs, String more) {
    return String.format(
            Locale.ROOT,
            "%-14s %8d   %-22s %-24s %s",
            word,
            count,
            ours.toString().isEmpty() ? "" : "ours " + ours,
            theirs.toString().isEmpty() ? "" : "theirs " + theirs,
            more)
        .stripTrailing();
  }
}

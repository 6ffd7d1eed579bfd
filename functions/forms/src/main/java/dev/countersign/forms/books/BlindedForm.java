package dev.countersign.forms.books;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.BookSum;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigInteger;
import java.util.Optional;
import java.util.TreeSet;

/** Writes and reads the lines of a blinded export ({@code docs/reconcile.md}, section 8). */
public final class BlindedForm {
  private static final String BLINDED = "blinded";
  private static final String END = "end";
  private static final String LINE = "line";
  private static final String WHY = "why";
  private static final int LONGEST = 500;
  private static final Problem NO_LINE =
      new Problem("not_a_blinded_line", "", "no line of a blinded export", "blind the export anew");

  private BlindedForm() {}

  /** A part as JSON; none of a line that doesn't count. */
  public static Optional<Bytes> write(BlindedPart part) {
    return switch (part) {
      case BlindedPart.Head head ->
          Optional.of(
              JsonOutput.object(out -> {
                out.writeNumberField(BLINDED, 1);
                out.writeStringField("tenant", head.tenant().value());
                out.writeStringField("check", head.check());
                out.writeStringField("export", head.export());
                if (!head.scope().named().isEmpty()) {
                  out.writeArrayFieldStart(ExportProfileForm.TYPES);
                  for (OutcomeType type : head.scope().named()) {
                    out.writeString(type.value());
                  }
                  out.writeEndArray();
                }
              }));
      case BlindedPart.End end ->
          Optional.of(
              JsonOutput.object(out -> {
                out.writeNumberField(END, 1);
                out.writeNumberField("lines", end.lines());
                out.writeNumberField("do_not_count", end.doNotCount());
              }));
      case BlindedPart.Line(ReadLine.Counts(BookLine line)) -> Optional.of(counts(line));
      case BlindedPart.Line(ReadLine.Unsettled(UnsettledLine line)) -> Optional.of(unsettled(line));
      case BlindedPart.Line(ReadLine.DoesNotCount none) -> Optional.empty();
    };
  }

  private static Bytes counts(BookLine line) {
    return JsonOutput.object(out -> {
      out.writeNumberField(LINE, line.number());
      out.writeStringField("type", line.type().value());
      out.writeStringField("claim", line.claim().hex());
      if (line.sessionOrNull() != null) {
        out.writeStringField("session", line.sessionOrNull().hex());
      }
      if (!line.links().isEmpty()) {
        out.writeArrayFieldStart("links");
        for (BookName link : line.links()) {
          out.writeString(link.hex());
        }
        out.writeEndArray();
      }
      out.writeStringField("occurred_at", line.occurredAt().toString());
      if (line.amountOrNull() != null) {
        out.writeStringField("minor", line.amountOrNull().amount().toString());
        out.writeStringField("currency", line.amountOrNull().unit());
      }
    });
  }

  private static Bytes unsettled(UnsettledLine line) {
    return JsonOutput.object(out -> {
      out.writeNumberField(LINE, line.number());
      if (line.claimOrNull() != null) {
        out.writeStringField("claim", line.claimOrNull().hex());
      }
      out.writeStringField(WHY, line.why().reason());
      out.writeStringField("column", line.why().pointer());
      out.writeStringField("detail", line.why().detail());
      out.writeStringField("fix", line.why().fix());
    });
  }

  /** The part that a line is. */
  public static Reading<BlindedPart> read(byte[] utf8) {
    return StrictJson.parse(utf8)
        .then(json -> {
          var read = Fields.read(json, BlindedForm::part);
          return read instanceof Reading.Read<BlindedPart> ? read : Reading.wrong(NO_LINE);
        });
  }

  private static Optional<BlindedPart> part(Fields in) {
    if (in.get(BLINDED).isPresent()) {
      var tenant = in.id("tenant", TenantId::admits, TenantId::new);
      var check = in.required("check", LONGEST);
      var export = in.required("export", LONGEST);
      var scope = ExportProfileForm.scope(in);
      return tenant.flatMap(
          t -> check.flatMap(c -> export.map(e -> new BlindedPart.Head(t, c, e, scope))));
    }
    if (in.get(END).isPresent()) {
      return number(in, "lines")
          .flatMap(
              lines -> number(in, "do_not_count").map(none -> new BlindedPart.End(lines, none)));
    }
    var number = number(in, LINE);
    var line = in.get(WHY).isPresent() ? unsettled(in, number) : counts(in, number);
    return line.map(BlindedPart.Line::new);
  }

  private static Optional<ReadLine> unsettled(Fields in, Optional<Long> number) {
    var claim = name(in, "claim");
    var why = new Problem(text(in, WHY), text(in, "column"), text(in, "detail"), text(in, "fix"));
    return number.map(n -> new ReadLine.Unsettled(new UnsettledLine(n, claim.orElse(null), why)));
  }

  private static Optional<ReadLine> counts(Fields in, Optional<Long> number) {
    var type = in.id("type", OutcomeType::admits, OutcomeType::new);
    var claim = in.id("claim", BookName::admits, BookName::new);
    var session = name(in, "session");
    var occurredAt = in.instant("occurred_at");
    var links = new TreeSet<BookName>();
    if (in.get("links").isPresent()) {
      in.texts("links", BookName::admits).forEach(hex -> links.add(new BookName(hex)));
    }
    if (number.isEmpty() || type.isEmpty() || claim.isEmpty() || occurredAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReadLine.Counts(
            new BookLine(
                number.get(),
                type.get(),
                claim.get(),
                null,
                session.orElse(null),
                links,
                occurredAt.get(),
                amount(in).orElse(null))));
  }

  private static Optional<BookSum> amount(Fields in) {
    return in.get("minor").isEmpty()
        ? Optional.empty()
        : in.id("minor", text -> text.matches("[0-9]{1,30}"), BigInteger::new)
            .flatMap(minor ->
                in.id("currency", text -> text.matches("[A-Z]{3}"), text -> text)
                    .map(currency -> new BookSum(currency, minor)));
  }

  private static Optional<BookName> name(Fields in, String member) {
    return in.get(member).isEmpty()
        ? Optional.empty()
        : in.id(member, BookName::admits, BookName::new);
  }

  private static Optional<Long> number(Fields in, String member) {
    return in.get(member).orElse(null) instanceof Json.Num(var value) && value.scale() <= 0
        ? Optional.of(value.longValue())
        : Optional.empty();
  }

  private static String text(Fields in, String member) {
    return in.get(member).orElse(null) instanceof Json.Str(String text) ? text : "";
  }
}

package dev.countersign.forms.books;

import dev.countersign.domain.NormalText;
import dev.countersign.domain.Problem;
import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.domain.matching.ClaimReading;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an export by its profile, each as the attestation that it would be. */
public final class ExportLines {
  /** No line is from the future: which month it is of is looked at later. */
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private static final String ANY_TIME = "2000-01-01T00:00:00Z";

  private final ExportProfile profile;
  private final LineTimes times;
  private final BookNames names;

  public ExportLines(ExportProfile profile, BookNames names) {
    this.profile = profile;
    this.times = new LineTimes(profile);
    this.names = names;
  }

  /** What a line is. */
  public ReadLine read(ExportRow row) {
    var rule = Rule.COUNTS;
    String undecided = "";
    for (Map.Entry<String, List<String>> wanted : profile.countsWhen().entrySet()) {
      var value = row.value(wanted.getKey()).map(NormalText::of);
      if (value.isPresent() && !wanted.getValue().contains(value.get())) {
        return new ReadLine.DoesNotCount(row.number());
      }
      if (value.isEmpty() && rule == Rule.COUNTS) {
        rule = Rule.UNKNOWN;
        undecided = wanted.getKey();
      }
    }
    var fields = new LineFields(profile, times, row);
    return rule == Rule.UNKNOWN
        ? unsettled(row.number(), fields, unknown(undecided))
        : counted(row.number(), fields);
  }

  private enum Rule {
    COUNTS,
    UNKNOWN
  }

  /** The attestation that a line would be; none where it can't be one. */
  public Optional<Json.Obj> attestation(ExportRow row) {
    return read(row) instanceof ReadLine.Counts
        ? Optional.of(new LineFields(profile, times, row).attestation())
        : Optional.empty();
  }

  private ReadLine counted(long number, LineFields fields) {
    if (!fields.problems().isEmpty()) {
      return unsettled(number, fields, fields.problems().getFirst());
    }
    return switch (AttestationForm.read(fields.attestation(), LAST)) {
      case Reading.Unreadable<Attestation> wrong ->
          unsettled(number, fields, inColumn(wrong.problems().getFirst()));
      case Reading.Read<Attestation>(Attestation said) ->
          switch (LineClaim.of(said, profile.claimBy(), names)) {
            case ClaimReading.Unclaimed(Problem problem) ->
                new ReadLine.Unsettled(new UnsettledLine(number, null, inColumn(problem)));
            case ClaimReading.Claimed(var claim) ->
                new ReadLine.Counts(
                    new BookLine(
                        number,
                        said.outcome(),
                        names.claim(claim),
                        claim.toString(),
                        said.session() == null ? null : names.session(said.session()),
                        names.links(said),
                        said.occurredAt(),
                        fields.amount().orElse(null)));
          };
    };
  }

  private ReadLine unsettled(long number, LineFields fields, Problem why) {
    return new ReadLine.Unsettled(new UnsettledLine(number, claimOrNull(fields), why));
  }

  /** The claim's name, where its own fields can be read. */
  private @Nullable BookName claimOrNull(LineFields fields) {
    return AttestationForm.read(fields.claimAt(ANY_TIME), LAST)
                instanceof Reading.Read<Attestation>(Attestation said)
            && LineClaim.of(said, profile.claimBy(), names)
                instanceof ClaimReading.Claimed(var claim)
        ? names.claim(claim)
        : null;
  }

  private static Problem unknown(String column) {
    return new Problem(
        "unknown",
        column,
        "empty, and it decides whether the line counts",
        "find out and fill it in");
  }

  /** The same problem, at the column that the field comes from. */
  private Problem inColumn(Problem problem) {
    String field =
        problem.pointer().isEmpty() ? "" : problem.pointer().substring(1).replace('/', '.');
    return new Problem(problem.reason(), profile.place(field), problem.detail(), problem.fix());
  }
}

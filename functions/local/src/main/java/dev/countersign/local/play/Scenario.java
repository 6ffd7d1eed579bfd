package dev.countersign.local.play;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A scenario, read from a file: the terms in the first line, then what happened, one event a line
 * in order of time. Empty lines and lines that begin with # are comments.
 */
public record Scenario(List<Terms> terms, List<Line> lines) {

  /** What happened, as one line of the file says. */
  public sealed interface Line {
    int number();

    Instant at();

    record Recorded(int number, Instant at, Json session) implements Line {}

    record Attested(int number, Instant at, SourceId source, Assurance assurance, Json attestation)
        implements Line {}

    /** A person decided about an outcome. */
    record Resolved(int number, Instant at, Claim claim, Json resolution) implements Line {}

    /** Payer, seller or arbiter said something about a dispute. */
    record Spoken(
        int number, Instant at, DisputeLines.Speech speech, SourceId source, Claim claim, Json said)
        implements Line {}

    /** A month was sealed, or accepted. */
    record OfMonth(int number, Instant at, DisputeLines.MonthWord word, YearMonth period)
        implements Line {}

    record Passed(int number, Instant at) implements Line {}
  }

  /** The scenario can't be played; the message names the line and what is wrong with it. */
  public static final class Unplayable extends Exception {
    private static final long serialVersionUID = 1L;

    Unplayable(int line, String what) {
      super("line " + line + ": " + what);
    }
  }

  public static Scenario read(Path file) throws IOException, Unplayable {
    var terms = new ArrayList<Terms>();
    var lines = new ArrayList<Line>();
    int number = 0;
    for (String text : Files.readAllLines(file)) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      var line = object(number, text);
      if (line.get("terms").isPresent()) {
        terms.addAll(inline(number, line.get("terms").get()));
      } else if (line.get("tenant").isPresent()) {
        terms.addAll(folder(number, file, text(number, line, "tenant")));
      } else {
        lines.add(line(number, line));
      }
    }
    if (terms.isEmpty()) {
      throw new Unplayable(1, "no terms; begin with {\"tenant\": folder} or {\"terms\": [...]}");
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).at().isBefore(lines.get(i - 1).at())) {
        throw new Unplayable(
            lines.get(i).number(), "earlier than the line before; order them by time");
      }
    }
    return new Scenario(List.copyOf(terms), List.copyOf(lines));
  }

  private static Json.Obj object(int number, String text) throws Unplayable {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      case Reading.Read<Json> other -> throw new Unplayable(number, "not a JSON object");
      case Reading.Unreadable<Json> wrong ->
          throw new Unplayable(number, wrong.problems().getFirst().detail());
    };
  }

  private static Line line(int number, Json.Obj line) throws Unplayable {
    Instant at;
    try {
      at = OffsetDateTime.parse(text(number, line, "at")).toInstant();
    } catch (DateTimeException e) {
      throw new Unplayable(number, "/at: not an RFC 3339 time with an offset");
    }
    Optional<Json> session = line.get("session");
    Optional<Json> attestation = line.get("attestation");
    if (session.isPresent()) {
      return new Line.Recorded(number, at, session.get());
    }
    if (attestation.isPresent()) {
      String source = text(number, line, "source");
      if (!SourceId.admits(source)) {
        throw new Unplayable(number, "/source: not of the form of a source's id");
      }
      return new Line.Attested(
          number, at, new SourceId(source), assurance(number, line), attestation.get());
    }
    if (line.get("resolution").isPresent()) {
      return new Line.Resolved(number, at, claim(number, line), line.get("resolution").get());
    }
    return DisputeLines.read(number, at, line).orElseGet(() -> new Line.Passed(number, at));
  }

  static Claim claim(int number, Json.Obj line) throws Unplayable {
    try {
      return Claim.parse(text(number, line, "claim"));
    } catch (RuntimeException e) {
      throw new Unplayable(number, "/claim: not of the form of a claim, as answers print it");
    }
  }

  private static Assurance assurance(int number, Json.Obj line) throws Unplayable {
    if (line.get("assurance").isEmpty()) {
      return Assurance.BODY_SIGNED_FRESH;
    }
    String word = text(number, line, "assurance");
    return Arrays.stream(Assurance.values())
        .filter(grade -> grade.wire().equals(word))
        .findFirst()
        .orElseThrow(() -> new Unplayable(number, "/assurance: no grade of assurance"));
  }

  private static List<Terms> inline(int number, Json value) throws Unplayable {
    if (!(value instanceof Json.Arr(List<Json> items))) {
      throw new Unplayable(number, "/terms: not an array");
    }
    var terms = new ArrayList<Terms>();
    for (Json item : items) {
      switch (TermsForm.read(new String(CanonicalJson.write(item), StandardCharsets.UTF_8))) {
        case Reading.Read<Terms> read -> terms.add(read.value());
        case Reading.Unreadable<Terms> wrong ->
            throw new Unplayable(number, "/terms/" + terms.size() + wrong.problems().getFirst());
      }
    }
    return terms;
  }

  /**
   * Resolves a path against the working directory, else against the scenario's folder and those
   * above it.
   */
  private static List<Terms> folder(int number, Path scenario, String name) throws Unplayable {
    Path folder = Path.of(name);
    Path from = scenario.toAbsolutePath().getParent();
    while (!Files.isDirectory(folder) && from != null) {
      folder = from.resolve(name);
      from = from.getParent();
    }
    return switch (TenantFolder.read(folder)) {
      case TenantFolder.Folder.Good good ->
          good.content().terms().stream().map(TenantFolder.Document::value).toList();
      case TenantFolder.Folder.Bad bad ->
          throw new Unplayable(number, bad.mistakes().getFirst().toString());
    };
  }

  static String text(int number, Json.Obj line, String name) throws Unplayable {
    if (line.get(name).orElse(null) instanceof Json.Str(String text)) {
      return text;
    }
    throw new Unplayable(number, "/" + name + ": missing, or not a string");
  }
}

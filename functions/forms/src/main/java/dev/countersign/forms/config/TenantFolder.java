package dev.countersign.forms.config;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a tenant's folder, {@code tenant.yaml}, {@code sources/**.yaml} and {@code terms/**.yaml},
 * and checks that the files fit each other.
 */
public final class TenantFolder {
  private final List<Mistake> mistakes = new ArrayList<>();

  private TenantFolder() {}

  /** A problem, and the file that it is in. */
  public record Mistake(Path file, Problem problem) {
    @Override
    public String toString() {
      return file + ": " + problem + (problem.fix().isEmpty() ? "" : "; " + problem.fix());
    }
  }

  /** A file, its text, and what was read from it. */
  public record Document<T>(Path file, String text, T value) {}

  /** Everything that one tenant has set up. */
  public record Content(
      Document<TenantForm.Tenant> tenant,
      List<Document<SourceForm.Source>> sources,
      List<Document<Terms>> terms) {

    /** Every version of the terms, by outcome type. */
    public Map<OutcomeType, TermsBook> books() {
      Map<OutcomeType, List<Terms>> versions = new TreeMap<>();
      terms.forEach(d ->
          versions.computeIfAbsent(d.value().outcome(), t -> new ArrayList<>()).add(d.value()));
      Map<OutcomeType, TermsBook> books = new LinkedHashMap<>();
      versions.forEach((type, all) -> books.put(type, new TermsBook(type, all)));
      return books;
    }
  }

  /** What came of reading a folder. */
  public sealed interface Folder {
    /** Every file could be read, and they fit each other. */
    record Good(Content content) implements Folder {}

    /** Every mistake in every file. */
    record Bad(List<Mistake> mistakes) implements Folder {}
  }

  /**
   * Reads the folder. A file that can't be read is a mistake of the folder.
   *
   * @throws UncheckedIOException when a folder can't be listed
   */
  public static Folder read(Path folder) {
    return new TenantFolder().folder(folder);
  }

  private Folder folder(Path folder) {
    var tenant = document(folder.resolve("tenant.yaml"), TenantForm::read);
    var sources = documents(folder.resolve("sources"), SourceForm::read);
    var terms = documents(folder.resolve("terms"), TermsForm::read);
    crossCheck(sources, terms);
    return mistakes.isEmpty() && tenant.isPresent()
        ? new Folder.Good(new Content(tenant.get(), sources, terms))
        : new Folder.Bad(List.copyOf(mistakes));
  }

  private <T> List<Document<T>> documents(Path folder, Function<String, Reading<T>> form) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> document(file, form).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> Optional<Document<T>> document(Path file, Function<String, Reading<T>> form) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      mistake(file, "missing", "", "can't be read as UTF-8 text", "write it");
      return Optional.empty();
    }
    return switch (form.apply(text)) {
      case Reading.Read<T> read -> Optional.of(new Document<>(file, text, read.value()));
      case Reading.Unreadable<T> wrong -> {
        wrong.problems().forEach(problem -> mistakes.add(new Mistake(file, problem)));
        yield Optional.empty();
      }
    };
  }

  private void crossCheck(List<Document<SourceForm.Source>> sources, List<Document<Terms>> terms) {
    Map<SourceId, Path> ids = new LinkedHashMap<>();
    for (var source : sources) {
      if (ids.put(source.value().id(), source.file()) != null) {
        mistake(
            source.file(),
            "duplicate",
            "/id",
            "another file has this id",
            "give each source its own");
      }
    }
    for (var version : terms) {
      for (SourceId source : version.value().sources()) {
        if (!ids.containsKey(source)) {
          mistake(
              version.file(),
              "unknown_source",
              "/sources",
              "no source " + source,
              "add sources/" + source + ".yaml");
        }
      }
      version.value().succeeds().values().stream()
          .flatMap(List::stream)
          .filter(source -> !ids.containsKey(source))
          .forEach(source ->
              mistake(
                  version.file(),
                  "unknown_source",
                  "/succeeds",
                  "no source " + source,
                  "add sources/" + source + ".yaml"));
      terms.stream()
          .filter(other ->
              !other.file().equals(version.file()) && other.file().compareTo(version.file()) < 0)
          .filter(other -> other.value().outcome().equals(version.value().outcome()))
          .forEach(other -> compare(other.value(), version));
    }
  }

  private void compare(Terms earlier, Document<Terms> version) {
    var terms = version.value();
    if (earlier.version() == terms.version()) {
      mistake(
          version.file(),
          "duplicate",
          "/version",
          "another file has this version",
          "number it anew");
    }
    if (earlier.effectiveFrom().equals(terms.effectiveFrom())) {
      mistake(
          version.file(),
          "contradiction",
          "/effective_from",
          "two versions effective at one instant",
          "move one of them");
    }
    if (!earlier.claimBy().equals(terms.claimBy())) {
      mistake(
          version.file(),
          "contradiction",
          "/claim_by",
          "other fields than another version's",
          "a fact keeps its claim when terms change: use a new outcome type");
    }
  }

  private void mistake(Path file, String reason, String pointer, String detail, String fix) {
    mistakes.add(new Mistake(file, new Problem(reason, pointer, detail, fix)));
  }
}

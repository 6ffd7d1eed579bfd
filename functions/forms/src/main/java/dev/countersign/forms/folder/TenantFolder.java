package dev.countersign.forms.folder;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.engine.BuiltInEngines;
import dev.countersign.forms.engine.Engine;
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
 * Reads a tenant's folder, {@code tenant.yaml}, {@code sources/**.yaml}, {@code terms/**.yaml} and,
 * where it is there, {@code billing.yaml}, and checks that the files fit each other.
 */
public final class TenantFolder {
  /** Of a tenant whose own file can't be read, so that mistakes of its targets are told too. */
  private static final TenantId UNKNOWN = new TenantId("unknown");

  private final List<Mistake> mistakes = new ArrayList<>();
  private final Function<String, Optional<Engine>> engines;

  private TenantFolder(Function<String, Optional<Engine>> engines) {
    this.engines = engines;
  }

  /** A problem, and the file that it is in. */
  public record Mistake(Path file, Problem problem) {
    @Override
    public String toString() {
      return file + ": " + problem + (problem.fix().isEmpty() ? "" : "; " + problem.fix());
    }
  }

  /** A file, its text, and what was read from it. */
  public record Document<T>(Path file, String text, T value) {}

  /**
   * Everything that one tenant has set up.
   *
   * @param billing its targets; none where its results end on the bus
   */
  public record Content(
      Document<TenantForm.Tenant> tenant,
      List<Document<SourceForm.Source>> sources,
      List<Document<Terms>> terms,
      Optional<Document<List<TargetSetup>>> billing) {

    /** Its targets; none where its results end on the bus. */
    public List<TargetSetup> targets() {
      return billing.map(Document::value).orElse(List.of());
    }

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
    return read(folder, new BuiltInEngines()::find);
  }

  /**
   * The same, whose targets may use these engines.
   *
   * @param engines the engines by their names
   */
  static Folder read(Path folder, Function<String, Optional<Engine>> engines) {
    return new TenantFolder(engines).folder(folder);
  }

  private Folder folder(Path folder) {
    var tenant = document(folder.resolve("tenant.yaml"), TenantForm::read);
    var sources = documents(folder.resolve("sources"), SourceForm::read);
    int before = mistakes.size();
    var terms = documents(folder.resolve("terms"), TermsForm::read);
    boolean allTerms = mistakes.size() == before;
    mistakes.addAll(TermsFit.mistakes(sources, terms));
    tenant.ifPresent(own -> acceptance(own, sources));
    tenant.ifPresent(own -> mistakes.addAll(ReaderFit.mistakes(own, sources)));
    var billing = billing(folder, tenant.map(own -> own.value().id()).orElse(UNKNOWN));
    if (allTerms) {
      billing.ifPresent(targets -> mistakes.addAll(BillingFit.mistakes(targets, terms)));
    }
    return mistakes.isEmpty() && tenant.isPresent()
        ? new Folder.Good(new Content(tenant.get(), sources, terms, billing))
        : new Folder.Bad(List.copyOf(mistakes));
  }

  private void acceptance(
      Document<TenantForm.Tenant> tenant, List<Document<SourceForm.Source>> sources) {
    tenant
        .value()
        .month()
        .acceptance()
        .ifPresent(wanted -> {
          var named = sources.stream().filter(of -> of.value().id().equals(wanted)).findFirst();
          if (named.isEmpty()) {
            mistake(
                tenant.file(),
                "unknown_source",
                "/month/acceptance",
                "no source " + wanted,
                "add sources/" + wanted + ".yaml");
          } else if (named.get().value().kind() != SourceForm.Kind.ACCEPTANCE) {
            mistake(
                tenant.file(),
                "wrong_kind",
                "/month/acceptance",
                wanted + " is no source of kind acceptance",
                "name the source that the payer signs acceptances by");
          }
        });
  }

  private Optional<Document<List<TargetSetup>>> billing(Path folder, TenantId tenant) {
    var file = folder.resolve("billing.yaml");
    return Files.exists(file)
        ? document(file, text -> BillingForm.read(text, tenant, engines))
        : Optional.empty();
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

  private void mistake(Path file, String reason, String pointer, String detail, String fix) {
    mistakes.add(new Mistake(file, new Problem(reason, pointer, detail, fix)));
  }
}

package dev.countersign.forms.folder;

import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.DisputeTerms;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.folder.TenantFolder.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the terms fit the sources, and each other. */
final class TermsFit {
  private final List<Mistake> mistakes = new ArrayList<>();

  private TermsFit() {}

  static List<Mistake> mistakes(
      List<Document<SourceForm.Source>> sources, List<Document<Terms>> terms) {
    var fit = new TermsFit();
    fit.check(sources, terms);
    return List.copyOf(fit.mistakes);
  }

  private void check(List<Document<SourceForm.Source>> sources, List<Document<Terms>> terms) {
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
      version
          .value()
          .dispute()
          .flatMap(DisputeTerms::arbiter)
          .ifPresent(arbiter -> arbiter(version.file(), arbiter, sources));
      terms.stream()
          .filter(other ->
              !other.file().equals(version.file()) && other.file().compareTo(version.file()) < 0)
          .filter(other -> other.value().outcome().equals(version.value().outcome()))
          .forEach(other -> compare(other.value(), version));
    }
  }

  private void arbiter(Path file, SourceId arbiter, List<Document<SourceForm.Source>> sources) {
    var found =
        sources.stream().map(Document::value).filter(it -> it.id().equals(arbiter)).findFirst();
    if (found.isEmpty()) {
      mistake(
          file,
          "unknown_source",
          "/dispute/arbiter",
          "no source " + arbiter,
          "add sources/" + arbiter + ".yaml");
    } else if (found.get().kind() != SourceForm.Kind.RESOLUTION) {
      mistake(
          file,
          "contradiction",
          "/dispute/arbiter",
          "source " + arbiter + " has another kind than resolution",
          "name a source of kind resolution");
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

package dev.countersign.app.operate.apply;

import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.ledger.Registry.Applied;
import dev.countersign.ledger.Registry.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a folder has and the table doesn't, what differs field by field, and what only the table
 * has. No secret's value is in it.
 *
 * @param lines a line that begins with {@code +}, {@code ~} or {@code -} for each item, and an
 *     indented one for each field that differs; none where both are the same
 */
public record FolderDiff(List<String> lines) {
  static final String COMMENTS = "    comments, blanks or order alone";

  public FolderDiff {
    lines = List.copyOf(lines);
  }

  /** Whether both are the same. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  static FolderDiff of(Applied stored, Content folder) {
    var lines = new ArrayList<String>();
    var tenant = folder.tenant();
    lines.addAll(item(stored.tenant(), "tenant " + tenant.value().id(), "", tenant.text()));
    for (Document<SourceForm.Source> source : folder.sources()) {
      var form = source.value();
      var before = Optional.ofNullable(stored.sources().get(form.id()));
      String more =
          " (" + form.kind().name().toLowerCase(Locale.ROOT) + ", " + form.profile() + ")";
      lines.addAll(item(before, "source " + form.id(), more, source.text()));
    }
    var versions = stored.terms().stream().collect(Collectors.toMap(Version::ref, Version::text));
    for (Document<Terms> document : folder.terms()) {
      var terms = document.value();
      var before = Optional.ofNullable(versions.get(terms.ref()));
      String more = " (from " + terms.effectiveFrom() + ")";
      lines.addAll(item(before, "terms " + terms.ref(), more, document.text()));
    }
    lines.addAll(BillingDiff.of(stored, folder));
    removed(stored, folder).forEach(gone -> lines.add("- " + gone));
    return new FolderDiff(lines);
  }

  private static List<String> item(
      Optional<String> before, String name, String more, String after) {
    if (before.isEmpty()) {
      return List.of("+ " + name + more);
    }
    if (before.get().equals(after)) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of("~ " + name));
    FieldDiff.of(before.get(), after).forEach(field -> lines.add("    " + field));
    if (lines.size() == 1) {
      lines.add(COMMENTS);
    }
    return lines;
  }

  private static List<String> removed(Applied stored, Content folder) {
    var gone = new ArrayList<String>();
    stored.sources().keySet().stream()
        .filter(id -> folder.sources().stream().noneMatch(file -> file.value().id().equals(id)))
        .forEach(id -> gone.add("source " + id));
    stored.terms().stream()
        .map(Version::ref)
        .filter(ref -> folder.terms().stream().noneMatch(file -> file.value().ref().equals(ref)))
        .forEach(ref -> gone.add("terms " + ref));
    return gone;
  }
}

package dev.countersign.local.command;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.forms.books.BookNames;
import dev.countersign.forms.books.ExportProfile;
import dev.countersign.forms.books.ExportProfileForm;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.export.UnusableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a payer's export is read, and under which key its names are hashed. */
final class ExportOptions {
  private static final String UNNAMED = "export: the export\n";

  @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The tenant.")
  private String tenant = "";

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "How the export is read (docs/reconcile.md, section 6).")
  private @Nullable Path profile;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "FIELD=COLUMN",
      description = "The columns of fields, such as record.id=Ticket ID; over the profile's.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--set",
      split = ",",
      paramLabel = "FIELD=VALUE",
      description = "Fields that are the same in every line, such as outcome=ticket_resolved.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      description =
          "The outcome types of which the export speaks; over the profile's. Results of other types"
              + " are set aside and counted.")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The tenant's pseudonym_key, as the seller gave it. Records and subjects are compared"
              + " under it.")
  private @Nullable Path key;

  /**
   * The tenant.
   *
   * @throws UnusableExport when it is no id of one
   */
  TenantId tenant() throws UnusableExport {
    if (!TenantId.admits(tenant)) {
      throw new UnusableExport("--tenant: no id of a tenant");
    }
    return new TenantId(tenant);
  }

  /** The tenant's pseudonyms, where its key is given. */
  Optional<Pseudonyms> pseudonyms() throws IOException {
    if (key == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Pseudonyms(Secret.ofText(Files.readString(key).strip())));
    } catch (IllegalArgumentException e) {
      throw new UnusableExport("--key: " + e.getMessage());
    }
  }

  /**
   * The types that are given; all where none is.
   *
   * @throws UnusableExport when one is none
   */
  ExportScope scope() throws UnusableExport {
    for (String type : types) {
      if (!OutcomeType.admits(type)) {
        throw new UnusableExport("--types: no outcome type: " + type);
      }
    }
    return ExportScope.of(types.stream().map(OutcomeType::new).toList());
  }

  BookNames names() throws IOException {
    return pseudonyms().map(BookNames::under).orElseGet(BookNames::open);
  }

  /**
   * The profile, with what is given beside it.
   *
   * @throws UnusableExport when it has mistakes
   */
  ExportProfile profile() throws IOException {
    String text = profile == null ? UNNAMED : Files.readString(profile);
    return switch (ExportProfileForm.read(text, columns, set, scope())) {
      case Reading.Read<ExportProfile>(ExportProfile read) -> read;
      case Reading.Unreadable<ExportProfile> wrong ->
          throw new UnusableExport(
              wrong.problems().stream()
                  .map(ExportOptions::told)
                  .collect(Collectors.joining("\n  ", "the profile has mistakes:\n  ", "")));
    };
  }

  private static String told(Problem problem) {
    return problem + "; " + problem.fix();
  }
}

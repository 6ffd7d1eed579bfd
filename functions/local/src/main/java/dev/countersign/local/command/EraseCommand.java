package dev.countersign.local.command;

import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.PersonalData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign erase}: makes one person's data unreadable. */
@Command(
    name = "erase",
    description = {
      "Makes unreadable what is kept of one person: texts, evidence, fields of sessions' records."
          + " Entries, receipts, events and sums stay.",
      "Each signed note of it is a line on standard output. Keep these lines outside the table:"
          + " after a restore, --again erases by them once more."
    },
    mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Mixin private DecisionOptions decisions = new DecisionOptions();

  /** What is to be done. */
  static final class What {
    @Option(
        names = "--subject",
        paramLabel = "WHO",
        description = "The person's e-mail address, phone number or other id.")
    private @Nullable String subject;

    @Option(names = "--list", description = "List the notes of all erasures, the oldest first.")
    private boolean list;

    @Option(
        names = "--again",
        paramLabel = "FILE",
        description = "Erase again what the notes in this file name, a note a line.")
    private @Nullable Path notes;
  }

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var name = new TenantId(tenant);
    try (var table = decisions.tableOption().open()) {
      if (what.list) {
        table.personalData().notes(name).forEach(out::println);
      } else if (what.notes != null) {
        again(table.personalData(), name, what.notes);
      } else {
        var erased = decisions.erase(table, name, Objects.requireNonNull(what.subject));
        erased.notes().forEach(out::println);
        System.err.println("made unreadable: " + erased.items() + " items");
      }
      return Countersign.DONE;
    }
  }

  private static void again(PersonalData data, TenantId tenant, Path file) throws IOException {
    int items = 0;
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        items += ErasePerson.repeat(data, tenant, claims(line.strip()));
      }
    }
    System.err.println("made unreadable again: " + items + " items");
  }

  /** What a note says. Who may change the table needs no proof of it. */
  private static Json.Obj claims(String note) throws IOException {
    List<String> parts = List.of(note.split("\\.", -1));
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.get(parts.size() == 3 ? 1 : 0));
      if (parts.size() == 3
          && StrictJson.parse(claims) instanceof Reading.Read<Json>(Json.Obj said)) {
        return said;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IOException("a line of the file is no note of an erasure", notBase64);
    }
    throw new IOException("a line of the file is no note of an erasure");
  }
}

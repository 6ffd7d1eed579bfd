package dev.countersign.local.command;

import dev.countersign.forms.books.BookNames;
import dev.countersign.local.export.BlindedFile;
import dev.countersign.local.export.ExportFile;
import dev.countersign.local.export.UnusableExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign blind}: a payer's export without its names. */
@Command(
    name = "blind",
    description = {
      "Writes a payer's export anew, its claims, records, subjects and sessions as the tenant's"
          + " pseudonyms. Nothing is sent anywhere.",
      "Who may have the key: docs/reconcile.md, section 8."
    },
    mixinStandardHelpOptions = true)
final class BlindCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The export.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it goes (default: standard output). A file that is there stays.")
  private @Nullable Path out;

  @Mixin private ExportOptions options = new ExportOptions();

  @Override
  public Integer call() throws IOException {
    var pseudonyms =
        options
            .pseudonyms()
            .orElseThrow(() -> new UnusableExport("give the tenant's key: --key FILE"));
    var open = new ExportFile(file, options.profile(), BookNames.under(pseudonyms));
    try (var to = new BufferedOutputStream(target())) {
      var count = BlindedFile.write(open, options.tenant(), pseudonyms, to);
      System.err.println(
          count.lines() + " lines, " + count.doNotCount() + " of them don't count by the profile");
    }
    return Countersign.DONE;
  }

  private OutputStream target() throws IOException {
    return out == null ? System.out : Files.newOutputStream(out, StandardOpenOption.CREATE_NEW);
  }
}

package dev.countersign.local.command;

import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.month.UnreadableMonth;
import dev.countersign.proof.sheet.MonthPage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign page}: a sealed month as a page that checks itself. */
@Command(
    name = "page",
    description = {
      "Makes one HTML page of a sealed month. It shows the month and checks it in a browser, without"
          + " a network.",
      "The same file makes the same page. Nothing is checked here: the page does that, and verify."
    },
    mixinStandardHelpOptions = true)
final class PageCommand implements Callable<Integer> {
  private static final String SEALED = ".sealed";

  @Parameters(paramLabel = "FILE", description = "The sealed month, such as acme-2026-11.sealed.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where the page goes; a page that is there is written anew (default: beside FILE, as"
              + " acme-2026-11.html).")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    var page = output == null ? beside(file) : output;
    try {
      if (isPage(file)) {
        return refused(file + ": is a page already");
      }
      readBegin();
      if (Files.exists(page) && (!isPage(page) || Files.isSameFile(page, file))) {
        return refused(page + " is there and is no page; give another name with -o");
      }
    } catch (NoSuchFileException e) {
      return refused(file + ": no such file");
    } catch (UnreadableMonth e) {
      return refused(file + ": no sealed month: " + e.getMessage());
    }
    var folder = page.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return refused(page + ": no such folder");
    }
    write(page, folder.resolve("." + page.getFileName() + ".part"));
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(page);
    return Countersign.DONE;
  }

  /** A file that is no sealed month makes no page. */
  private void readBegin() throws IOException {
    try (var in = SealedMonthReader.open(Files.newInputStream(file))) {
      var _ = in.next();
    }
  }

  private static boolean isPage(Path page) throws IOException {
    try (var in = Files.newInputStream(page)) {
      return new String(in.readNBytes(15), StandardCharsets.UTF_8)
          .equalsIgnoreCase("<!doctype html>");
    }
  }

  /** Whoever opens it meanwhile has the whole page before or after. */
  private void write(Path page, Path part) throws IOException {
    try {
      try (var in = Files.newInputStream(file);
          var out = new BufferedOutputStream(Files.newOutputStream(part))) {
        MonthPage.write(in, out);
      }
      Files.move(part, page, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path beside(Path sealed) {
    String name = sealed.getFileName().toString();
    String stem = name.endsWith(SEALED) ? name.substring(0, name.length() - SEALED.length()) : name;
    return sealed.resolveSibling(stem + ".html");
  }

  private static int refused(String why) {
    System.err.println("countersign page: " + why);
    return Countersign.REFUSED;
  }
}

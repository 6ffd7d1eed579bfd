package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.RepositoryFiles;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What every command says of itself. */
final class HelpTest {
  static Stream<List<String>> commands() {
    return below(List.of(), Countersign.commandLine()).stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEachCommand_isUsageAloneAndNoWarning(List<String> command) {
    var arguments = new ArrayList<>(command);
    arguments.add("--help");

    var run = run(arguments.toArray(String[]::new));

    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("Usage: " + String.join(" ", usage(command))), run.out());
  }

  @Test
  void uplift_help_saysThePercentOfItsInterval() {
    assertTrue(run("uplift", "--help").out().replaceAll("\\s+", " ").contains("95 % interval"));
  }

  @Test
  void completion_script_isWrittenWithoutAWarning() {
    var run = run("generate-completion");

    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertTrue(run.out().contains("countersign"), run.out());
  }

  @Test
  void usage_wrong_isStatusTwoAndNamesTheOption() {
    var run = run("uplift", "--tenant", "demo");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("--outcome"), run.err());
  }

  @Test
  void file_thatIsNotThere_isNamedAsMissing() {
    var run = run("cosigner", "acme.example/cosigner", "--key", "nowhere.pub");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("nowhere.pub: no such file"), run.err());
  }

  /** The sections of docs/command-line.md, or the page that they send to, have every option. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "resolve",
        "disputes",
        "inquiries",
        "dispute",
        "answer",
        "inquiry",
        "accept",
        "seal",
        "page",
        "reconcile",
        "blind",
        "respond",
        "republish"
      })
  void options_ofEachCommandOfMonthsAndQuestions_areInTheDocs(String command) throws Exception {
    var docs = RepositoryFiles.root().resolve("docs");
    var sections =
        Pattern.compile("(?m)^## ").split(Files.readString(docs.resolve("command-line.md")));
    String text =
        Arrays.stream(sections)
                .filter(
                    section -> section.lines().findFirst().orElse("").contains("`" + command + "`"))
                .findFirst()
                .orElseThrow()
            + (command.equals("respond") ? Files.readString(docs.resolve("answer-codes.md")) : "");
    var missing =
        Objects.requireNonNull(Countersign.commandLine().getSubcommands().get(command))
            .getCommandSpec()
            .options()
            .stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .filter(option ->
                Arrays.stream(option.names())
                    .noneMatch(name -> Pattern.compile(name + "\\b(?!-)").matcher(text).find()))
            .map(OptionSpec::longestName)
            .toList();

    assertEquals(List.of(), missing);
  }

  private static List<String> usage(List<String> command) {
    return Stream.concat(Stream.of("countersign"), command.stream()).toList();
  }

  private static List<List<String>> below(List<String> path, CommandLine command) {
    var all = new ArrayList<List<String>>();
    all.add(path);
    command
        .getSubcommands()
        .forEach((name, sub) ->
            all.addAll(below(Stream.concat(path.stream(), Stream.of(name)).toList(), sub)));
    return all;
  }

  private static Captured run(String... arguments) {
    return Captured.of(() -> Countersign.run(arguments));
  }
}

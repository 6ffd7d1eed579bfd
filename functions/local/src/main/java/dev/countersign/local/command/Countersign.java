package dev.countersign.local.command;

import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The program: one command for people and for scripts. */
@Command(
    name = "countersign",
    description = "Outcome-verification webhooks: prove every result that is billed.",
    mixinStandardHelpOptions = true,
    version = "countersign 0.1.0",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      InitCommand.class,
      ApplyCommand.class,
      SendCommand.class,
      VerifyCommand.class,
      MapCommand.class,
      PlayCommand.class,
      ReplayCommand.class,
      PassedOverCommand.class,
      ResolveCommand.class,
      SealCommand.class,
      PageCommand.class,
      AcceptCommand.class,
      RespondCommand.class,
      DisputesCommand.class,
      DisputeCommand.class,
      AnswerCommand.class,
      InquiriesCommand.class,
      InquiryCommand.class,
      CosignerCommand.class,
      ReconcileCommand.class,
      BlindCommand.class,
      BilledCommand.class,
      DeliverCommand.class,
      HeldCommand.class,
      ReleaseCommand.class,
      GiveUpCommand.class,
      RestoredCommand.class,
      RepublishCommand.class,
      EraseCommand.class,
      UpliftCommand.class,
      ExportCommand.class,
      SourceCommand.class,
      KeyCommand.class,
      GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:refused", "2:wrong usage"})
public final class Countersign {
  static final int DONE = 0;
  static final int REFUSED = 1;

  private Countersign() {}

  /** Runs it and ends the process with its status. */
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  /** Runs it; messages go to standard error. */
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** The program with all its commands. */
  static CommandLine commandLine() {
    return new CommandLine(new Countersign())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> {
          line.getErr().println("countersign: " + what(e));
          return REFUSED;
        })
        .registerConverter(
            YearMonth.class, text -> read("month, such as 2026-11", text, YearMonth::parse))
        .registerConverter(
            Instant.class,
            text -> read("time, such as 2026-11-02T10:00:00Z", text, Instant::parse));
  }

  private static String what(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getMessage() + ": no such file";
      case CharacterCodingException coding -> "a file that should be text is not UTF-8";
      default -> "" + e.getMessage();
    };
  }

  private static <T> T read(String what, String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no " + what);
    }
  }
}

package dev.countersign.local.command;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.deliver.reconcile.BilledFinding;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.app.deliver.reconcile.BilledTally;
import dev.countersign.app.deliver.reconcile.LookManner;
import dev.countersign.app.deliver.reconcile.MonthsLooked;
import dev.countersign.forms.billing.TargetSetup;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign billed}: holds a target's postings against its engine. */
@Command(
    name = "billed",
    description = {
      "Proves that a billing engine has what stands: each result against its posting, each posting"
          + " against the engine. What is missing is mended where that is safe, and everything"
          + " else is told, with what follows from it.",
      "It reads the whole table, since there is no index by time. The exit status is 1 where there"
          + " is a difference, or something that could not be looked at."
    },
    mixinStandardHelpOptions = true)
final class BilledCommand implements Callable<Integer> {
  @Option(
      names = "--period",
      paramLabel = "MONTH",
      description = "This month alone, such as 2026-11 (default: this one and the two before it).")
  private @Nullable String period;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      defaultValue = "ndjson",
      description =
          "ndjson, one JSON object a line, or text, a table for people (default: ndjson).")
  private Form form = Form.NDJSON;

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private @Nullable CommandSpec spec;

  /** How it is printed. */
  private enum Form {
    NDJSON,
    TEXT
  }

  @Override
  public Integer call() throws Exception {
    var months = months();
    return target.with((assembly, setup) -> look(assembly, setup, months));
  }

  private int look(DeliverAssembly assembly, TargetSetup setup, MonthsLooked months) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (form == Form.TEXT) {
      out.println(BilledText.HEAD);
    }
    var tally =
        assembly
            .reconcileTarget()
            .run(
                setup,
                months,
                target.dryRun() ? LookManner.TELL : LookManner.MEND,
                (finding, first) -> out.println(line(finding, first)));
    System.err.println(said(tally));
    boolean agrees =
        Stream.of(Kind.values())
            .filter(kind -> kind.isDifference() || kind == Kind.UNANSWERED)
            .allMatch(kind -> tally.count(kind) == 0);
    return agrees ? Countersign.DONE : Countersign.REFUSED;
  }

  private String line(BilledFinding finding, Instant first) {
    return switch (form) {
      case NDJSON -> BilledJson.of(finding, first).toText();
      case TEXT -> BilledText.of(finding, first);
    };
  }

  /** What was looked at, and how much of it was told. */
  private static String said(BilledTally tally) {
    var counts = tally.counts();
    int told = Stream.of(Kind.values()).mapToInt(tally::count).sum();
    return counts.getOrDefault("results", 0)
        + " results, "
        + counts.getOrDefault("looked_at", 0)
        + " postings and "
        + counts.getOrDefault("sums", 0)
        + " sums looked at, "
        + told
        + " told";
  }

  private MonthsLooked months() {
    if (period == null) {
      return MonthsLooked.usual(Instant.now());
    }
    try {
      return new MonthsLooked(List.of(YearMonth.parse(period)));
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--period: give a month such as 2026-11");
    }
  }
}

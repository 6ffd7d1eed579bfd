package dev.countersign.local.command;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.deliver.reconcile.FilledTarget;
import dev.countersign.app.deliver.reconcile.LookManner;
import dev.countersign.app.deliver.reconcile.OlderResult;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.json.JsonOutput;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign deliver}: fills a target that was added later. */
@Command(
    name = "deliver",
    description = {
      "Posts results of earlier into a target that was added later, as far as its engine takes"
          + " their own time; they are sent within minutes, as all others. Doing it again changes"
          + " nothing.",
      "It reads the whole table. Prints a line of JSON for each result that is too old for the"
          + " engine: it is not sent. The sums go to standard error."
    },
    mixinStandardHelpOptions = true)
final class DeliverCommand implements Callable<Integer> {
  @Option(
      names = "--since",
      paramLabel = "DATE",
      required = true,
      description =
          "The first recorded_at that is wanted: a day in UTC, or a time (RFC 3339). The target's"
              + " from doesn't count here.")
  private String since = "";

  @Mixin private TargetOptions target = new TargetOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var first = since();
    return target.with((assembly, setup) -> fill(assembly, setup, first));
  }

  private int fill(DeliverAssembly assembly, TargetSetup setup, Instant first) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var filled =
        assembly
            .fillTarget()
            .run(
                setup,
                first,
                target.dryRun() ? LookManner.TELL : LookManner.MEND,
                older -> out.println(json(older).toText()));
    System.err.println(said(filled));
    return filled.refused() == 0 ? Countersign.DONE : Countersign.REFUSED;
  }

  private static Bytes json(OlderResult older) {
    var line = older.line();
    return JsonOutput.object(out -> {
      out.writeStringField("too_old", line.id().value());
      out.writeStringField("claim", line.claim().toString());
      out.writeStringField("occurred_at", line.occurredAt().toString());
      out.writeStringField("recorded_at", line.recordedAt().toString());
      out.writeStringField("customer", older.customer());
      out.writeStringField("meter", older.meter());
      if (line.amount().currency().equals(Price.UNITS)) {
        out.writeNumberField("quantity", line.quantity());
      } else {
        out.writeStringField("amount", line.amount().decimal().toPlainString());
        out.writeStringField("currency", line.amount().currency().getCurrencyCode());
      }
    });
  }

  private String said(FilledTarget filled) {
    var text =
        new StringBuilder()
            .append(filled.posted())
            .append(target.dryRun() ? " results would be posted, " : " results posted, ")
            .append(filled.there())
            .append(" were already, ")
            .append(filled.older().results())
            .append(" too old for the engine");
    filled
        .older()
        .money()
        .forEach((currency, sum) ->
            text.append(", ").append(sum.decimal().toPlainString()).append(' ').append(currency));
    filled
        .older()
        .units()
        .forEach((meter, units) -> text.append(", ").append(units).append(' ').append(meter));
    if (filled.refused() > 0) {
      text.append(", ").append(filled.refused()).append(" entries can't be read");
    }
    return text.toString();
  }

  private Instant since() {
    try {
      return since.indexOf('T') < 0
          ? LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(since).toInstant();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--since: give a day such as 2026-11-01, or a time such as 2026-11-01T00:00:00Z");
    }
  }
}

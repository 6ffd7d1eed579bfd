package dev.countersign.local.command;

import dev.countersign.app.month.seal.Sealing;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.seal.MonthSealing;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign seal}: seals months. */
@Command(
    name = "seal",
    description = {
      "Closes a month of a tenant that is over, writes its sealed file, and adds it to the log of"
          + " months. Running it again writes the same, or nothing.",
      "Prints a line of JSON for each month: what was sealed, or why it can't be yet."
    },
    mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {
  @Option(names = "--tenant", paramLabel = "ID", required = true, description = "The tenant.")
  private String tenant = "";

  @Option(
      names = "--period",
      paramLabel = "MONTH",
      description = "The month, such as 2026-11. Without it: all that are due, the oldest first.")
  private @Nullable YearMonth period;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of a local runner. Its keys sign, and files go to months in it. The runner"
              + " is stopped, or give --to.")
  private @Nullable Path data;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "With --data: the address of the runner, which runs.")
  private @Nullable URI runner;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "With --data alone: what counts as now (RFC 3339; default: now), for the folder of a"
              + " runner whose clock stood at --at.")
  private @Nullable Instant at;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "A table in AWS instead; the AWS SDK finds account, region and AWS_ENDPOINT_URL.")
  private @Nullable String table;

  @Option(
      names = "--receipt-key",
      paramLabel = "PARAM",
      description = "Needed with --table: the stack's parameter ReceiptKeyParameter.")
  private @Nullable String receiptKey;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "Needed with --table: the stack's parameter Issuer.")
  private @Nullable String issuer;

  @Option(
      names = "--months",
      paramLabel = "BUCKET",
      description =
          "With --table: the bucket of S3 that files go to (default: that of the stack that made"
              + " the table). A seller has one log, so use no other.")
  private @Nullable String months;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    checkUsage();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var of = new TenantId(tenant);
    var now = at == null ? Instant.now() : at;
    try (var sealing = open()) {
      Map<YearMonth, Sealing> done = new LinkedHashMap<>();
      if (period == null) {
        done.putAll(sealing.due().seal(of, now));
        var _ = sealing.due().noteSilence(of, now);
      } else {
        done.put(period, sealing.month().seal(of, period, now));
      }
      done.forEach((month, what) -> out.println(line(month, what).toText()));
      boolean all = done.values().stream().allMatch(Sealing.Sealed.class::isInstance);
      return all ? Countersign.DONE : Countersign.REFUSED;
    }
  }

  private MonthSealing open() throws IOException, InterruptedException {
    if (data == null) {
      return MonthSealing.inAws(
          Objects.requireNonNull(table),
          Objects.requireNonNull(receiptKey),
          Objects.requireNonNull(issuer),
          months);
    }
    return runner == null ? MonthSealing.ofStopped(data) : MonthSealing.ofRunner(runner, data);
  }

  private void checkUsage() {
    if (!TenantId.admits(tenant)) {
      throw wrong("--tenant: no id of a tenant");
    }
    if ((data == null) == (table == null)) {
      throw wrong("give either --data or --table");
    }
    if (data != null && !Files.isDirectory(data)) {
      throw wrong(data + ": no such folder");
    }
    if (at != null && (data == null || runner != null)) {
      throw wrong("--at goes with --data alone: who runs has a clock of its own");
    }
    if (data == null && (receiptKey == null || issuer == null)) {
      throw wrong("with --table give --receipt-key and --issuer of the stack");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }

  private static Bytes line(YearMonth month, Sealing sealing) {
    return JsonOutput.object(out -> {
      out.writeStringField("period", month.toString());
      switch (sealing) {
        case Sealing.Sealed sealed -> {
          out.writeStringField("file", sealed.file());
          out.writeNumberField("leaves", sealed.leaves());
          out.writeStringField("root", sealed.root());
          out.writeNumberField("log_index", sealed.place());
        }
        case Sealing.NotBegun begun ->
            out.writeStringField("not_sealed", "the tenant has no such month yet");
        case Sealing.Open open -> {
          out.writeStringField("not_sealed", "open");
          out.writeStringField("closes_at", open.until().toString());
        }
        case Sealing.Settling settling -> {
          out.writeStringField("not_sealed", "closed; somebody may still write to it");
          out.writeStringField("sealable_at", settling.until().toString());
        }
        case Sealing.After after -> {
          out.writeStringField("not_sealed", "the month before is not sealed");
          out.writeStringField("before", after.before().toString());
        }
        case Sealing.Partial partial ->
            out.writeStringField("not_sealed", "the index was begun within it");
      }
    });
  }
}

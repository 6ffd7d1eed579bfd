package dev.countersign.local.command;

import dev.countersign.forms.inbound.DisputeMessageForm;
import dev.countersign.forms.json.Json;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign dispute}: a payer's signed word about a line. */
@Command(
    name = "dispute",
    description = {
      "Signs a payer's word that a line is not owed, or not in full, with the payer's own key, and"
          + " sends it to the seller. With --amount or --quantity that much is owed; without either,"
          + " nothing.",
      "A line of a sealed month is named by FILE and --line; the file is verified first. The same"
          + " command takes a dispute back (--withdraw) and declines an inquiry (--decline)."
    },
    mixinStandardHelpOptions = true)
final class DisputeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "With --line: the sealed month, such as acme-2026-11.sealed.")
  private @Nullable Path file;

  @ArgGroup(multiplicity = "1")
  private About about = new About();

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "With FILE: the seller's keys, what GET /v1/keys answered, saved.")
  private @Nullable Path keys;

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description =
          "With FILE: a sealed month before it, to be held against; may be given several times.")
  private List<Path> previous = new ArrayList<>();

  @Option(
      names = "--code",
      paramLabel = "WORD",
      description =
          "Why: not_ours, duplicate, not_delivered, human_did_it, pre_existing, outside_terms,"
              + " wrong_value, taken_back_unheard, or other, with --text. With --decline also"
              + " no_such_result.")
  private @Nullable String code;

  @Mixin private SaidOptions said = new SaidOptions();

  @Mixin private MessageOptions message = new MessageOptions();

  @Spec private @Nullable CommandSpec spec;

  /** What is spoken about. */
  private static final class About {
    @Option(
        names = "--line",
        paramLabel = "KEY",
        description = "The key of a line of FILE, as its page shows it: E/out_….")
    private @Nullable String line;

    @Option(names = "--outcome", paramLabel = "ID", description = "The outcome that is disputed.")
    private @Nullable String outcome;

    @Option(
        names = "--event",
        paramLabel = "ID",
        description = "The billable result event that is disputed.")
    private @Nullable String event;

    @Option(
        names = "--withdraw",
        paramLabel = "DISPUTE",
        description = "Take this dispute back: dsp_….")
    private @Nullable String withdrawn;

    @Option(
        names = "--decline",
        paramLabel = "INQUIRY",
        description = "Decline this inquiry of the seller's: inq_….")
    private @Nullable String declined;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkUsage();
    Map<String, Json> members = new LinkedHashMap<>();
    if (about.line != null) {
      if (!holds(Objects.requireNonNull(file))) {
        System.err.println("countersign dispute: this month has faults; nothing was signed");
        return Countersign.REFUSED;
      }
      line(members, FiledLine.in(file, about.line));
    } else {
      named(members);
      said.into(members, "amount", null);
    }
    return message.say("dispute", "dispute", new Json.Obj(members), DisputeMessageForm::read);
  }

  private void checkUsage() {
    if ((file == null) != (about.line == null)) {
      throw wrong("FILE and --line go together");
    }
    if ((file == null) != (keys == null)) {
      throw wrong(file == null ? "--keys goes with FILE" : "FILE needs --keys");
    }
    if (about.withdrawn != null && (code != null || !said.areNone())) {
      throw wrong("--withdraw takes no --code, --amount, --quantity, --text or --evidence");
    }
    if (about.declined != null && said.haveAmount()) {
      throw wrong("--decline takes no --amount and no --quantity");
    }
    if (about.withdrawn == null && code == null) {
      throw wrong("give --code");
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  private boolean holds(Path month) throws IOException {
    var seller =
        SellerKeys.parse(Files.readAllBytes(Objects.requireNonNull(keys)))
            .asOptional()
            .orElseThrow(() -> new IOException("--keys: not a set of the seller's keys"));
    var before = previous.stream().map(MonthFile::at).toList();
    var report = new MonthVerifier(MonthGiven.ofMonths(seller, before)).verify(MonthFile.at(month));
    report.summary().forEach(System.err::println);
    return report.holds();
  }

  private void line(Map<String, Json> members, FiledLine line) throws IOException {
    put(members, "month", line.month().toString());
    put(members, "line", line.key());
    put(members, "code", code);
    var billed = line.billed();
    String currency = billed.currency().orElse(null);
    if (said.currency().filter(given -> !given.equals(currency)).isPresent()) {
      throw new IOException(
          "--currency: the line is in " + (currency == null ? "units" : currency));
    }
    var most = billed.json().text("amount").map(BigDecimal::new);
    if (said.amount().isPresent()
        && most.isPresent()
        && said.amount().get().compareTo(most.get()) >= 0) {
      throw new IOException("--amount: not less than the line, which bills " + most.get());
    }
    said.into(members, "amount", currency);
  }

  private void named(Map<String, Json> members) {
    if (about.withdrawn != null) {
      put(members, "act", "withdrawn");
      put(members, "dispute", about.withdrawn);
    } else if (about.declined != null) {
      put(members, "act", "declined");
      put(members, "inquiry", about.declined);
    } else {
      put(members, "outcome", about.outcome);
      put(members, "event", about.event);
    }
    put(members, "code", code);
  }

  private static void put(Map<String, Json> members, String name, @Nullable String valueOrNull) {
    if (valueOrNull != null) {
      members.put(name, new Json.Str(valueOrNull));
    }
  }
}

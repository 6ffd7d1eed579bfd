package dev.countersign.local.command;

import dev.countersign.proof.command.MonthArguments;
import dev.countersign.proof.command.VerifyMonth;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.verify.MonthFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code countersign verify} for sealed months. */
final class MonthOptions {
  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description =
          "Of a sealed month: the month before, or another copy of it; may be given several times.")
  private List<Path> previous = new ArrayList<>();

  @Option(
      names = "--later",
      paramLabel = "FILE",
      description =
          "Of a sealed month: a month after it, in which a receipt may have its line as late; may be"
              + " given several times.")
  private List<Path> later = new ArrayList<>();

  @Option(
      names = "--receipts",
      paramLabel = "FILE",
      description =
          "Of a sealed month: receipts, alone or in the answers or events that carry them; each must"
              + " be in its month.")
  private @Nullable Path receipts;

  @Option(
      names = "--proof",
      paramLabel = "FILE",
      description = "Of a sealed month: its proof of the seller's log of months.")
  private @Nullable Path proof;

  @Option(
      names = "--day",
      paramLabel = "FILE",
      description =
          "Of a sealed month: what it had on a day while it was open, such as"
              + " acme-2026-11-2026-11-21.day; its proof lies beside it. May be given several"
              + " times.")
  private List<Path> days = new ArrayList<>();

  @Option(
      names = "--key-proof",
      paramLabel = "FILE",
      description =
          "Of a sealed month: the log's proof that the key that signed it was announced before,"
              + " log/key-….proof.")
  private @Nullable Path keyProof;

  @Option(
      names = "--cosigned",
      paramLabel = "FILE",
      description =
          "Of a sealed month: its checkpoint as the payer cosigned it, such as"
              + " acme-2026-11.cosigned.")
  private @Nullable Path cosigned;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "With --proof, --day or --cosigned: whom you believe about the log, and as a cosigner"
              + " (C2SP tlog-policy).")
  private @Nullable Path policy;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "Of a sealed month: the signed bytes behind it, each in a file named by their SHA-256.")
  private @Nullable Path evidence;

  /** Whether a file is a sealed month, or should be one: by its name, or by its first lines. */
  static boolean isSealedMonth(Path file) throws IOException {
    if (file.toString().endsWith(".sealed")) {
      return true;
    }
    try (var in = Files.newInputStream(file)) {
      return SealedMonthReader.isOneBy(in);
    }
  }

  /** Prints what holds and what doesn't; the exit status. */
  int verify(Path month, MonthFile keys, PrintStream out) {
    var arguments =
        new MonthArguments(
            month, keys, previous, receipts, proof, policy, evidence, days, keyProof, cosigned,
            later);
    return new VerifyMonth(out, System.err).run(arguments) == VerifyMonth.HOLDS
        ? Countersign.DONE
        : Countersign.REFUSED;
  }
}

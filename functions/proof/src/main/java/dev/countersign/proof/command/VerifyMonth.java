package dev.countersign.proof.command;

import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.verify.GivenDay;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Verifies a sealed month with the files that a reader names, and prints what it came to. */
public final class VerifyMonth {
  /** The exit status where no fault was found. */
  public static final int HOLDS = 0;

  /** The exit status where one was found, or where a file of the reader's can't be read. */
  public static final int REFUSED = 1;

  /** Keys, proofs and policies are small; what isn't is another file, given by mistake. */
  private static final int LONGEST = 1 << 24;

  private final PrintStream out;
  private final PrintStream errors;

  /**
   * A command.
   *
   * @param out gets what holds, and each fault with its proof
   * @param errors gets why a file of the reader's can't be read
   */
  public VerifyMonth(PrintStream out, PrintStream errors) {
    this.out = out;
    this.errors = errors;
  }

  /** Verifies; the exit status. */
  public int run(MonthArguments arguments) {
    try {
      var given =
          new MonthGiven(
              read("--keys", arguments.keys(), SellerKeys::parse),
              arguments.previous().stream().map(MonthFile::at).toList(),
              arguments.receiptsOrNull() == null ? null : MonthFile.at(arguments.receiptsOrNull()),
              readOrNull("--proof", arguments.proofOrNull(), LogProof::parse),
              readOrNull("--policy", arguments.policyOrNull(), LogPolicy::parse),
              arguments.evidenceOrNull() == null
                  ? null
                  : new EvidenceFolder(arguments.evidenceOrNull()),
              days(arguments.days()),
              readOrNull("--key-proof", arguments.keyProofOrNull(), LogProof::parse),
              readOrNull("--cosigned", arguments.cosignedOrNull(), SignedNote::parse),
              arguments.later().stream().map(MonthFile::at).toList());
      var report = new MonthVerifier(given).verify(MonthFile.at(arguments.month()));
      report.summary().forEach(out::println);
      report.proofs().forEach(out::println);
      out.flush();
      return report.holds() ? HOLDS : REFUSED;
    } catch (UnreadableArgument e) {
      errors.println("countersign verify: " + e.getMessage());
    } catch (IOException e) {
      errors.println("countersign verify: can't read " + e.getMessage());
    }
    return REFUSED;
  }

  /** The proof of {@code NAME.day} is {@code NAME.proof} beside it. */
  private static List<GivenDay> days(List<Path> files) throws IOException {
    var days = new ArrayList<GivenDay>();
    for (Path file : files) {
      var day = MonthFile.at(file);
      var proof = file.resolveSibling(day.name().replaceFirst("\\.day$", "") + ".proof");
      days.add(new GivenDay(day, read("--day", MonthFile.at(proof), LogProof::parse)));
    }
    return days;
  }

  private static final class UnreadableArgument extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableArgument(String why) {
      super(why);
    }
  }

  private static <T> @Nullable T readOrNull(
      String option, @Nullable Path file, Function<byte[], Parsed<T>> form) throws IOException {
    return file == null ? null : read(option, MonthFile.at(file), form);
  }

  private static <T> T read(String option, MonthFile file, Function<byte[], Parsed<T>> form)
      throws IOException {
    String told = option + " " + file.name() + ": ";
    byte[] read =
        file.upTo(LONGEST)
            .orElseThrow(() -> new UnreadableArgument(told + "more than " + LONGEST + " bytes"));
    return switch (form.apply(read)) {
      case Parsed.Ok<T>(T value) -> value;
      case Parsed.Malformed<T>(String why) -> throw new UnreadableArgument(told + why);
    };
  }
}

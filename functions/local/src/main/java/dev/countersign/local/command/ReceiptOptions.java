package dev.countersign.local.command;

import dev.countersign.local.verify.VerifyEvents;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.trust.receipt.ReceiptVerifier;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code countersign verify} for receipts and result events. */
final class ReceiptOptions {
  /** What is larger is no receipt, and hardly events. */
  private static final int LONGEST = 1 << 28;

  @Option(
      names = "--keys",
      paramLabel = "FILE|URL",
      description =
          "Check FILE as a sealed month, as a receipt, or as result events with theirs, one a line,"
              + " by the seller's keys: the address of /v1/keys, or what it answered, saved.")
  private @Nullable String keys;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "With --keys: the event's receipt, where the event doesn't carry it.")
  private @Nullable Path receipt;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "With --keys: the issuer that the receipt must name.")
  private @Nullable String issuer;

  boolean given() {
    return keys != null;
  }

  /** The seller's keys. */
  MonthFile keys() {
    return SellerKeySet.of(Objects.requireNonNull(keys));
  }

  /** Prints a verdict for the receipt or for each event; the exit status. */
  int verify(Path file, PrintStream out) throws IOException {
    try {
      var verifier = ReceiptVerifier.of(text(keys()), issuer);
      String beside = receipt == null ? null : Files.readString(receipt).strip();
      boolean valid = new VerifyEvents(verifier, out).verify(text(MonthFile.at(file)), beside);
      out.flush();
      return valid ? Countersign.DONE : Countersign.REFUSED;
    } catch (UnusableKey e) {
      System.err.println("countersign verify: --keys: " + e.getMessage());
      return Countersign.REFUSED;
    }
  }

  private static String text(MonthFile file) throws IOException {
    byte[] read =
        file.upTo(LONGEST)
            .orElseThrow(() ->
                new IOException(
                    file.name() + ": more than " + LONGEST + " bytes, and no sealed month"));
    return new String(read, StandardCharsets.UTF_8);
  }
}

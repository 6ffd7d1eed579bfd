package dev.countersign.local.command;

import dev.countersign.forms.config.Secret;
import dev.countersign.local.rotate.ReceiptKeyFile;
import dev.countersign.local.table.ReceiptKeyParameter;
import dev.countersign.trust.receipt.KeyRotation;
import dev.countersign.trust.receipt.ReceiptKeys;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign receipt-key}: the keys that receipts are signed with. */
@Command(
    name = "receipt-key",
    description = "Makes, rotates and shows the keys that receipts are signed with.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ReceiptKeyCommand {
  /** Where the keys are kept. */
  static final class Home {
    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    static final class Place {
      @Option(
          names = "--ssm",
          paramLabel = "NAME",
          description = "The SSM parameter with the keys, under /countersign/.")
      private @Nullable String ssm;

      @Option(
          names = "--file",
          paramLabel = "FILE",
          description = "The file with the keys; the runner's is DIR/receipt-key.json.")
      private @Nullable Path file;
    }

    Optional<Secret> read() throws IOException {
      if (place.ssm != null) {
        try (var parameter = new ReceiptKeyParameter(place.ssm)) {
          return parameter.read();
        }
      }
      return file().read();
    }

    void write(Secret keys) throws IOException {
      if (place.ssm == null) {
        file().write(keys);
        return;
      }
      try (var parameter = new ReceiptKeyParameter(place.ssm)) {
        parameter.write(keys);
      }
    }

    Secret kept() throws IOException {
      return read()
          .orElseThrow(() -> new IOException("no keys are there; 'receipt-key make' makes them"));
    }

    private ReceiptKeyFile file() {
      return new ReceiptKeyFile(place.file == null ? Path.of("receipt-key.json") : place.file);
    }
  }

  @Command(
      name = "make",
      description = "Makes the first key, where there is none. It signs at once.",
      mixinStandardHelpOptions = true)
  int make(@Mixin Home home) throws IOException {
    if (home.read().isPresent()) {
      System.err.println(
          "countersign receipt-key make: keys are there already; nothing was changed");
      return Countersign.REFUSED;
    }
    var keys = KeyRotation.first();
    home.write(keys);
    System.out.println(ReceiptKeys.of(keys).published());
    return Countersign.DONE;
  }

  @Command(
      name = "rotate",
      description = {
        "Publishes a new key beside the one that signs, and lets it sign after an overlap. Then the"
            + " former one has ended; it stays published, so that old receipts can be checked.",
        "It is published within five minutes, without a deployment."
      },
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin Home home,
      @Option(
              names = "--overlap",
              paramLabel = "DURATION",
              defaultValue = "PT24H",
              description =
                  "How long the new key is published before it signs: PT2H or more, since the keys"
                      + " may be kept for an hour (default: ${DEFAULT-VALUE}).")
          Duration overlap)
      throws IOException {
    try {
      var rotation = KeyRotation.of(home.kept(), Instant.now(), overlap);
      home.write(rotation.kept());
      System.err.println("key " + rotation.kid() + " signs from " + rotation.start());
      System.out.println(ReceiptKeys.of(rotation.kept()).published());
      return Countersign.DONE;
    } catch (UnusableKey e) {
      System.err.println(
          "countersign receipt-key rotate: " + e.getMessage() + "; nothing was changed");
      return Countersign.REFUSED;
    }
  }

  @Command(
      name = "show",
      description = "Checks the keys and prints their public halves, as GET /v1/keys does.",
      mixinStandardHelpOptions = true)
  int show(@Mixin Home home) throws IOException {
    try {
      System.out.println(ReceiptKeys.of(home.kept()).published());
      return Countersign.DONE;
    } catch (UnusableKey e) {
      System.err.println("countersign receipt-key show: " + e.getMessage());
      return Countersign.REFUSED;
    }
  }
}

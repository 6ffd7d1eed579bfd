package dev.countersign.local.command;

import dev.countersign.forms.config.Secret;
import dev.countersign.local.rotate.KeyFile;
import dev.countersign.local.rotate.KeyHome;
import dev.countersign.local.table.KeyParameter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which of a deployment's own keys a command works on, and where it is kept. */
final class KeyPlace {
  /** Functions may read no other parameters. */
  private static final String PREFIX = "/countersign/";

  @ArgGroup(multiplicity = "1")
  private Place place = new Place();

  @Option(
      names = "--address",
      description = "The key of the checks in sources' addresses, in place of the receipts' keys.")
  private boolean address;

  static final class Place {
    @Option(
        names = "--ssm",
        paramLabel = "NAME",
        description =
            "The SSM SecureString that holds it, under /countersign/: the stack's parameter"
                + " ReceiptKeyParameter, or AddressKeyParameter.")
    private @Nullable String ssm;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description =
            "The file that holds it; the runner's are DIR/receipt-key.json and"
                + " DIR/address-key.txt.")
    private @Nullable Path file;
  }

  /** What is done with a key's home. */
  @FunctionalInterface
  interface Work {
    int with(KeyHome home) throws IOException;
  }

  boolean isAddressKey() {
    return address;
  }

  /**
   * Works on the home.
   *
   * @param kmsKey the KMS key that a parameter is encrypted with; without one, that of before, or
   *     the account's own
   */
  int work(@Nullable String kmsKey, Work work) throws IOException {
    if (place.file != null) {
      return work.with(new KeyFile(place.file));
    }
    String name = String.valueOf(place.ssm);
    if (!name.startsWith(PREFIX)) {
      throw new IOException("--ssm: the functions may read only parameters under " + PREFIX);
    }
    try (var parameter = new KeyParameter(name, kmsKey)) {
      return work.with(parameter);
    }
  }

  /** What is kept there. */
  static Secret kept(KeyHome home) throws IOException {
    return home.read()
        .orElseThrow(() -> new IOException("no key is there; 'countersign key new' makes one"));
  }
}

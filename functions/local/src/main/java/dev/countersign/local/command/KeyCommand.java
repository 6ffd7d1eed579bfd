package dev.countersign.local.command;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.local.rotate.AddressKeyRotation;
import dev.countersign.local.rotate.KeyHome;
import dev.countersign.trust.receipt.KeyRotation;
import dev.countersign.trust.receipt.ReceiptKeys;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign key}: a deployment's own keys. No private half is ever printed. */
@Command(
    name = "key",
    description = {
      "Makes, shows and rotates the keys of a deployment: those that receipts are signed with, and"
          + " with --address the one of the checks in sources' addresses.",
      "The receipts' public keys are printed as GET /v1/keys answers them; private halves never"
          + " are."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {
  @Command(
      name = "new",
      description =
          "Makes the first key and keeps it under a name. The receipts' key signs at once. Where a"
              + " key is, nothing is changed without --replace.",
      mixinStandardHelpOptions = true)
  int make(
      @Mixin KeyPlace place,
      @Mixin KmsOption kms,
      @Option(
              names = "--replace",
              description =
                  "Put the new key in place of one that is no longer secret. Of the receipts' keys"
                      + " only those that had ended stay published.")
          boolean replace)
      throws IOException {
    return place.work(
        kms.key(),
        home -> {
          var before = replace ? home.read() : Optional.<Secret>empty();
          var made = place.isAddressKey() ? AddressKey.generate() : receiptKeys(before);
          if (before.isPresent()) {
            home.replace(made);
          } else if (home.add(made) == KeyHome.Written.NOT_OVERWRITTEN) {
            System.err.println("countersign key new: a key is there already; nothing was changed");
            return Countersign.REFUSED;
          }
          return show(place, made);
        });
  }

  private static Secret receiptKeys(Optional<Secret> before) {
    return before
        .map(former -> KeyRotation.replacement(former, Instant.now()))
        .orElseGet(KeyRotation::first);
  }

  @Command(
      name = "show",
      description =
          "Says whether the keys can be used, and prints the receipts' public halves as GET"
              + " /v1/keys does.",
      mixinStandardHelpOptions = true)
  int show(@Mixin KeyPlace place) throws IOException {
    return place.work(
        null,
        home -> {
          try {
            return show(place, KeyPlace.kept(home));
          } catch (UnusableKey | Misconfigured e) {
            System.err.println("countersign key show: " + e.getMessage());
            return Countersign.REFUSED;
          }
        });
  }

  @Command(
      name = "rotate",
      description = {
        "Publishes a new key of receipts beside the one that signs, and lets it sign after an"
            + " overlap. Then the former one has ended; it stays published, so that old receipts"
            + " can be checked.",
        "With --address the new key makes the addresses from now on, and those of the former one"
            + " stay good until --drop-former."
      },
      mixinStandardHelpOptions = true)
  int rotate(
      @Mixin KeyPlace place,
      @Mixin KmsOption kms,
      @Option(
              names = "--overlap",
              paramLabel = "DURATION",
              defaultValue = "PT24H",
              description =
                  "How long a new key of receipts is published before it signs: PT2H or more, since"
                      + " the keys may be kept for an hour (default: ${DEFAULT-VALUE}).")
          Duration overlap,
      @Option(
              names = "--drop-former",
              description =
                  "With --address: take the former key out, so that its addresses are no longer"
                      + " good.")
          boolean dropFormer)
      throws IOException {
    if (dropFormer && !place.isAddressKey()) {
      throw new IOException(
          "--drop-former is for --address; a former key of receipts stays published");
    }
    return place.work(
        kms.key(),
        home -> {
          try {
            var kept = KeyPlace.kept(home);
            if (!place.isAddressKey()) {
              return rotated(home, KeyRotation.of(kept, Instant.now(), overlap));
            }
            var changed =
                dropFormer
                    ? AddressKeyRotation.withoutFormer(kept)
                    : AddressKeyRotation.withNew(kept);
            home.replace(changed);
            return show(place, changed);
          } catch (UnusableKey | Misconfigured | AddressKeyRotation.Unable e) {
            System.err.println(
                "countersign key rotate: " + e.getMessage() + "; nothing was changed");
            return Countersign.REFUSED;
          }
        });
  }

  private static int rotated(KeyHome home, KeyRotation rotation) throws IOException {
    home.replace(rotation.kept());
    System.err.println("key " + rotation.kid() + " signs from " + rotation.start());
    System.out.println(ReceiptKeys.of(rotation.kept()).published());
    return Countersign.DONE;
  }

  private static int show(KeyPlace place, Secret kept) {
    System.out.println(
        place.isAddressKey()
            ? "{\"address_keys\":" + AddressKeyRotation.count(kept) + "}"
            : ReceiptKeys.of(kept).published());
    return Countersign.DONE;
  }

  /** The option of verbs that write a parameter. */
  static final class KmsOption {
    @Option(
        names = "--kms-key",
        paramLabel = "ID",
        description =
            "With --ssm: the KMS key that the parameter is encrypted with (default: that of before,"
                + " or the account's own for SSM).")
    private @Nullable String key;

    @Nullable String key() {
      return key;
    }
  }
}

package dev.countersign.local.command;

import dev.countersign.local.send.PemFile;
import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign cosigner}: a payer's public key as notes and policies name it. */
@Command(
    name = "cosigner",
    description = {
      "Prints a cosigner's public key as a verifier key (C2SP signed-note): name, id and key.",
      "The payer gives it to the seller, who writes it into its source, and to whoever is to check"
          + " what the payer accepted."
    },
    mixinStandardHelpOptions = true)
final class CosignerCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "Who cosigns, as a URL without its scheme: acme.example/cosigner.")
  private String name = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The public half, Ed25519 or ML-DSA-44, as PEM.")
  private Path key = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!NoteKey.isName(name)) {
      System.err.println("countersign cosigner: NAME: without spaces and plus signs");
      return Countersign.REFUSED;
    }
    System.out.println(Cosigner.key(name, PemFile.publicKey("--key", key)).vkey());
    return Countersign.DONE;
  }
}

package dev.countersign.local.command;

import dev.countersign.local.send.PemFile;
import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.text.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of {@code countersign accept} for a payer that also cosigns the month's checkpoint. */
final class CosignOptions {
  @Option(
      names = "--cosign-key",
      paramLabel = "FILE",
      required = true,
      description =
          "Also cosign the month's checkpoint with this private key: Ed25519 as PEM (PKCS #8). It"
              + " must be another than --key, and sign nothing else.")
  private Path key = Path.of("");

  @Option(
      names = "--cosigner",
      paramLabel = "VKEY",
      required = true,
      description =
          "The public half of --cosign-key with its name, as the seller has it in the source; what"
              + " countersign cosigner printed.")
  private String cosigner = "";

  /**
   * The checkpoint with a cosignature more, as it is written.
   *
   * @param signing the key that signs messages
   */
  String cosigned(SignedNote checkpoint, Path signing, Instant now) throws IOException {
    if (PemFile.sameKey(key, signing)) {
      throw new IOException(
          "--cosign-key: the same key as --key; what cosigns must sign nothing else");
    }
    var open =
        switch (NoteKey.parse(cosigner)) {
          case Parsed.Ok<NoteKey>(NoteKey known) -> known;
          case Parsed.Malformed<NoteKey>(String why) -> throw new IOException("--cosigner: " + why);
        };
    if (!open.algorithm().isCosignature()) {
      throw new IOException("--cosigner: not a key of cosignatures");
    }
    var secret = PemFile.privateKey("--cosign-key", key, open.algorithm());
    var signature = Cosigner.of(open, secret).cosign(checkpoint, now);
    if (new SignedNote(checkpoint.text(), List.of(signature)).verifiedBy(List.of(open)).isEmpty()) {
      throw new IOException("--cosign-key: not the private half of --cosigner");
    }
    return new String(checkpoint.with(signature).bytes(), StandardCharsets.UTF_8);
  }
}

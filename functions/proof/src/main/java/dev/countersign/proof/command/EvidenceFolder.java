package dev.countersign.proof.command;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.verify.GivenEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Signed bytes in a folder, each in a file that is named by their digest. Here they are held
 * against the digest alone; whether the payer's key signed them, {@code countersign verify} says of
 * each.
 */
final class EvidenceFolder implements GivenEvidence {
  private static final int BUFFER = 1 << 16;

  private final Path folder;

  EvidenceFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Backing> backing(EntryLeaf entry) throws IOException {
    var digest = entry.attestation().orElseThrow();
    var file = folder.resolve(digest);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(sha256(file).equals(digest) ? Backing.BACKED : Backing.UNBACKED);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

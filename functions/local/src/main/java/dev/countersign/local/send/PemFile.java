package dev.countersign.local.send;

import dev.countersign.proof.note.NoteAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Keys of cosigners in files as {@code openssl} writes them. Nothing of a private half is told. */
public final class PemFile {
  private static final List<String> ALGORITHMS = List.of("Ed25519", "ML-DSA-44");

  private PemFile() {}

  /**
   * The private key of a file (PKCS #8).
   *
   * @param option what the file was named by
   * @throws IOException when it is none of the algorithm
   */
  public static PrivateKey privateKey(String option, Path file, NoteAlgorithm algorithm)
      throws IOException {
    String name =
        algorithm == NoteAlgorithm.ML_DSA_44_COSIGNATURE
            ? ALGORITHMS.getLast()
            : ALGORITHMS.getFirst();
    try {
      return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(bytes(file)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(option + ": not a private key of " + name + " as PEM (PKCS #8)", e);
    }
  }

  /**
   * The public key of a file (SPKI), of Ed25519 or ML-DSA-44.
   *
   * @param option what the file was named by
   * @throws IOException when it is none
   */
  public static PublicKey publicKey(String option, Path file) throws IOException {
    var keys = new ArrayList<PublicKey>();
    for (String algorithm : ALGORITHMS) {
      try {
        keys.add(
            KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes(file))));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        // Each algorithm is tried; a key that fits none is refused below.
      }
    }
    return keys.stream()
        .findFirst()
        .orElseThrow(() ->
            new IOException(option + ": not a public key of Ed25519 or ML-DSA-44 as PEM (SPKI)"));
  }

  /** Whether two files have the same key, however its lines are broken. */
  public static boolean sameKey(Path one, Path other) throws IOException {
    try {
      return Arrays.equals(bytes(one), bytes(other));
    } catch (IllegalArgumentException e) {
      return false; // one of them is no key, which is told where it is read
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    String bare = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(bare);
  }
}

package dev.countersign.proof.note;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictBase64;
import dev.countersign.proof.text.StrictText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A public key that verifies notes (C2SP signed-note, "Verifier keys"). */
public final class NoteKey {
  private static final int ID_LENGTH = 4;
  private static final String ID_PATTERN = "[0-9a-f]{8}";

  private final String name;
  private final NoteAlgorithm algorithm;
  private final byte[] material;
  private final String id;

  private NoteKey(String name, NoteAlgorithm algorithm, byte[] material) {
    this.name = name;
    this.algorithm = algorithm;
    this.material = material.clone();
    this.id = id(name, algorithm, material);
  }

  /**
   * A key under this name.
   *
   * @param material the raw public key: 32 bytes of Ed25519, 1,312 of ML-DSA-44
   * @throws IllegalArgumentException when the name can't stand in a note or the length is wrong
   */
  public static NoteKey of(String name, NoteAlgorithm algorithm, byte[] material) {
    if (!isName(name) || material.length != algorithm.keyLength()) {
      throw new IllegalArgumentException("no name of a key, or no key of its algorithm");
    }
    return new NoteKey(name, algorithm, material);
  }

  /** The key that this vkey stands for: {@code name+id+base64}. */
  public static Parsed<NoteKey> parse(String vkey) {
    List<String> parts = StrictText.parts(vkey, '+');
    if (parts.size() < 3 || !isName(parts.get(0)) || !parts.get(1).matches(ID_PATTERN)) {
      return Parsed.malformed("vkey: not name+id+key");
    }
    // Base64 has plus signs, too.
    var encoded = String.join("+", parts.subList(2, parts.size()));
    byte[] typed = StrictBase64.decode(encoded).orElse(new byte[0]);
    var algorithm = typed.length == 0 ? null : NoteAlgorithm.ofType(typed[0]).orElse(null);
    if (algorithm == null || typed.length != 1 + algorithm.keyLength()) {
      return Parsed.malformed("vkey: not a public key of a known algorithm");
    }
    var key = new NoteKey(parts.get(0), algorithm, Arrays.copyOfRange(typed, 1, typed.length));
    return key.id.equals(parts.get(1))
        ? Parsed.ok(key)
        : Parsed.malformed("vkey: its id is not that of its name and key");
  }

  public String name() {
    return name;
  }

  public NoteAlgorithm algorithm() {
    return algorithm;
  }

  /** The key id, as 8 hexadecimal digits. With the name it tells which key made a signature. */
  public String id() {
    return id;
  }

  /** The raw public key. */
  public byte[] material() {
    return material.clone();
  }

  /** The key as a vkey. */
  public String vkey() {
    return name + "+" + id + "+" + StrictBase64.encode(typed(algorithm, material));
  }

  /** Whether a signature says that this key made it. */
  public boolean isOf(NoteSignature signature) {
    return signature.name().equals(name) && signature.id().equals(id);
  }

  /** Whether this is the same public key, under whatever name and for whatever algorithm. */
  public boolean sharesMaterialWith(NoteKey other) {
    return Arrays.equals(material, other.material);
  }

  /** Whether a key may be called so: not empty, without Unicode spaces, controls and plus signs. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c ->
                c == '+'
                    || c < ' '
                    || c == 0x85
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey key && vkey().equals(key.vkey());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return name + "+" + id;
  }

  private static String id(String name, NoteAlgorithm algorithm, byte[] material) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] digest = sha.digest(typed(algorithm, material));
      return HexFormat.of().formatHex(digest, 0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] typed(NoteAlgorithm algorithm, byte[] material) {
    var typed = new ByteArrayOutputStream(1 + material.length);
    typed.write(algorithm.type());
    typed.writeBytes(material);
    return typed.toByteArray();
  }
}

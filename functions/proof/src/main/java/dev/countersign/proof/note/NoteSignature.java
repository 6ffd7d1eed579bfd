package dev.countersign.proof.note;

import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.text.StrictBase64;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One signature line of a note, of a known key or of another one. */
public final class NoteSignature {
  private static final String DASH = "— ";
  private static final int ID_LENGTH = 4;

  private final String name;
  private final String id;
  private final byte[] signature;

  /**
   * A signature.
   *
   * @param name the key's name
   * @param id the key's id, 8 hexadecimal digits
   * @param signature what the key's algorithm makes
   */
  NoteSignature(String name, String id, byte[] signature) {
    this.name = name;
    this.id = id;
    this.signature = signature.clone();
  }

  /** The signature of a line, without its newline. */
  static Parsed<NoteSignature> parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      return Parsed.malformed("a signature line is not: dash, name, signature");
    }
    var name = line.substring(DASH.length(), space);
    byte[] bytes = StrictBase64.decode(line.substring(space + 1)).orElse(new byte[0]);
    if (!NoteKey.isName(name) || bytes.length <= ID_LENGTH) {
      return Parsed.malformed(
          "a signature line has no name, or no Base64 of an id and a signature");
    }
    var id = HexFormat.of().formatHex(bytes, 0, ID_LENGTH);
    return Parsed.ok(
        new NoteSignature(name, id, Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length)));
  }

  public String name() {
    return name;
  }

  /** The key's id, 8 hexadecimal digits. */
  public String id() {
    return id;
  }

  /** What the key's algorithm made. */
  public byte[] signature() {
    return signature.clone();
  }

  /**
   * When it says that it was made, if it has the length of a cosignature; whoever made it up may
   * say anything.
   */
  public Optional<Instant> saidAt() {
    boolean isCosignature =
        Arrays.stream(NoteAlgorithm.values())
            .filter(NoteAlgorithm::isCosignature)
            .anyMatch(one -> signature.length == Long.BYTES + one.signatureLength());
    return isCosignature
        ? Optional.ofNullable(NoteSignatures.time(ByteBuffer.wrap(signature).getLong()))
        : Optional.empty();
  }

  /** The line, without its newline. */
  public String line() {
    var bytes = new ByteArrayOutputStream(ID_LENGTH + signature.length);
    bytes.writeBytes(HexFormat.of().parseHex(id));
    bytes.writeBytes(signature);
    return DASH + name + " " + StrictBase64.encode(bytes.toByteArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature one && line().equals(one.line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  @Override
  public String toString() {
    return name + "+" + id;
  }
}

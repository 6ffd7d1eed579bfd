package dev.countersign.proof.tree;

import dev.countersign.proof.text.StrictBase64;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** A hash of a Merkle tree: of a leaf, of a node or of the whole tree (RFC 9162, section 2.1.1). */
public final class TreeHash {
  /** How many bytes a hash has. */
  public static final int LENGTH = 32;

  /** The root of a tree without leaves: the hash of nothing. */
  public static final TreeHash OF_NOTHING = new TreeHash(sha256().digest());

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a leaf with this content. */
  public static TreeHash ofLeaf(byte[] content) {
    var sha = sha256();
    sha.update(LEAF);
    return new TreeHash(sha.digest(content));
  }

  /** The hash of a node with these children. */
  public static TreeHash ofNode(TreeHash left, TreeHash right) {
    var sha = sha256();
    sha.update(NODE);
    sha.update(left.bytes);
    return new TreeHash(sha.digest(right.bytes));
  }

  /** The hash of these bytes; empty unless there are 32. */
  public static Optional<TreeHash> of(byte[] bytes) {
    return bytes.length == LENGTH ? Optional.of(new TreeHash(bytes.clone())) : Optional.empty();
  }

  /** The hash that this Base64 text stands for; empty where it stands for none. */
  public static Optional<TreeHash> ofBase64(String text) {
    return StrictBase64.decode(text).flatMap(TreeHash::of);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String base64() {
    return StrictBase64.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

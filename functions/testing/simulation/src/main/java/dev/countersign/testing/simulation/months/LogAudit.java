package dev.countersign.testing.simulation.months;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds every checkpoint that the log of months ever had against its leaves, by RFC 9162's
 * definition of the tree's hash. A world has less than a tile's leaves.
 */
final class LogAudit {
  private static final int HASH = 32;

  private final MonthBucket bucket;
  private final Consumer<String> findings;

  LogAudit(MonthBucket bucket, Consumer<String> findings) {
    this.bucket = bucket;
    this.findings = findings;
  }

  void check() {
    int before = 0;
    for (byte[] checkpoint : bucket.checkpoints()) {
      var lines = text(checkpoint).lines().toList();
      int size = Integer.parseInt(lines.get(1));
      if (size < before) {
        findings.accept("the log shrinks: " + size + " after " + before);
      }
      var leaves = leaves(size);
      if (leaves.length != size * HASH || !lines.get(2).equals(base64(root(leaves)))) {
        findings.accept("the log's checkpoint of " + size + " is not of its leaves");
      }
      before = size;
    }
    months(before);
  }

  /** Each sealed month is there once; the others are days of open months, and keys. */
  private void months(int size) {
    var wanted = new HashSet<String>();
    for (String name : bucket.names()) {
      if (name.endsWith(".sealed")) {
        wanted.add(leaf(name.substring(0, name.length() - ".sealed".length())));
      }
    }
    byte[] leaves = leaves(size);
    var found = new HashSet<String>();
    for (int i = 0; i < leaves.length; i += HASH) {
      String leaf = base64(Arrays.copyOfRange(leaves, i, i + HASH));
      if (!found.add(leaf)) {
        findings.accept("twice in the log of months: leaf " + i / HASH);
      }
    }
    wanted.removeAll(found);
    if (!wanted.isEmpty()) {
      findings.accept("not in the log of months: " + wanted.size() + " of them");
    }
  }

  /** The hash of a month's leaf, by its checkpoint and the salt that its proof keeps. */
  private String leaf(String name) {
    var sealed = ReadMonth.sealed(bucket.bytes(name + ".sealed").orElseThrow());
    String checkpoint = sealed.note().substring(0, sealed.note().indexOf("\n\n") + 1);
    String extra =
        bucket
            .bytes(name + ".proof")
            .map(LogAudit::text)
            .orElse("")
            .lines()
            .filter(line -> line.startsWith("extra "))
            .map(line -> line.substring("extra ".length()))
            .findFirst()
            .orElse("");
    byte[] inner =
        sha(
            "countersign month".getBytes(StandardCharsets.UTF_8),
            new byte[] {0},
            Base64.getDecoder().decode(extra),
            checkpoint.getBytes(StandardCharsets.UTF_8));
    return base64(sha(new byte[] {0}, inner));
  }

  /** The hashes of the first leaves, one after the other. */
  private byte[] leaves(int size) {
    return size == 0 ? new byte[0] : bucket.bytes("log/tile/0/000.p/" + size).orElse(new byte[0]);
  }

  private static byte[] root(byte[] leaves) {
    int number = leaves.length / HASH;
    if (number <= 1) {
      return leaves;
    }
    int left = Integer.highestOneBit(number - 1) * HASH;
    return sha(
        new byte[] {1},
        root(Arrays.copyOfRange(leaves, 0, left)),
        root(Arrays.copyOfRange(leaves, left, leaves.length)));
  }

  private static byte[] sha(byte[]... parts) {
    try {
      var all = new ByteArrayOutputStream();
      List.of(parts).forEach(all::writeBytes);
      return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

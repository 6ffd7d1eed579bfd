package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes that become unreadable when a key of 32 bytes is destroyed, while they stay where they are:
 * AES-256-GCM (NIST SP 800-38D) under a key that is derived by HMAC-SHA-256 from the item's own
 * key, what the bytes are for, and any further keys. An item's key is random and made anew whenever
 * the item is written, so that a derived key encrypts once; its nonce may be zero.
 */
final class ErasableBytes {
  /** In bytes, of an item's key. */
  static final int KEY = 32;

  private static final GCMParameterSpec ONCE = new GCMParameterSpec(128, new byte[12]);
  private static final SecureRandom RANDOM = new SecureRandom();

  private ErasableBytes() {}

  /** A key for an item that is about to be written. */
  static Bytes newKey() {
    byte[] key = new byte[KEY];
    RANDOM.nextBytes(key);
    return Bytes.of(key);
  }

  /**
   * Encrypts.
   *
   * @param use what the bytes are for; each use of one item's key has its own word
   * @param further keys without which they can't be read either
   */
  static Bytes encrypt(byte[] plain, Bytes key, String use, Bytes... further) {
    return Bytes.of(run(Cipher.ENCRYPT_MODE, plain, key, use, further));
  }

  /**
   * Decrypts.
   *
   * @throws Defect when they were not encrypted for this use under these keys
   */
  static byte[] decrypt(Bytes encrypted, Bytes key, String use, Bytes... further) {
    return run(Cipher.DECRYPT_MODE, encrypted.toArray(), key, use, further);
  }

  private static byte[] run(int mode, byte[] bytes, Bytes key, String use, Bytes... further) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
      mac.update(use.getBytes(US_ASCII));
      for (Bytes more : further) {
        mac.update(more.toArray());
      }
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(mac.doFinal(), "AES"), ONCE);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new Defect("read " + use + ": it was encrypted under another key", e);
    }
  }
}

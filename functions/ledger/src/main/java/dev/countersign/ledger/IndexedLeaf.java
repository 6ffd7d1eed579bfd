package dev.countersign.ledger;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeId;

/**
 * One leaf of a month.
 *
 * @param key names what it is of, the same however often it is made: the kind's letter, a slash,
 *     and printable characters of ASCII with a hexadecimal digit among them
 * @param json the leaf as canonical JSON (RFC 8785) in UTF-8
 */
public record IndexedLeaf(String key, Bytes json) {
  private static final String DIGITS = "0123456789abcdef";

  /** So many shards has a kind in a month. */
  public static final int SHARDS = DIGITS.length();

  /**
   * @throws IllegalArgumentException when it is no key of a leaf
   */
  public IndexedLeaf {
    var _ = LeafKind.of(key);
    var _ = shard(key);
  }

  public LeafKind kind() {
    return LeafKind.of(key);
  }

  /**
   * The shard of its kind that a leaf lies in: the first hexadecimal digit of what follows the
   * kind. What stands before that digit is the same in all keys of a kind, so the shards, one after
   * the other, are in the order of the keys.
   */
  public static char shard(String key) {
    return (char)
        key.chars()
            .skip(2)
            .filter(letter -> DIGITS.indexOf(letter) >= 0)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a key without a digit"));
  }

  /** What the keys of all entries of an outcome begin with. */
  public static String entriesOf(OutcomeId outcome) {
    return LeafKind.ENTRY.letter() + "/" + outcome + "/";
  }

  /** The shards in the order of the keys. */
  public static char[] shards() {
    return DIGITS.toCharArray();
  }
}

package dev.countersign.ledger;

import java.util.Arrays;

/** The kinds of leaves of a month, in the order in which their keys sort. */
public enum LeafKind {
  /** What the payer answered to an earlier month. */
  ACCEPTANCE('A'),
  /** What stood before the first month that was sealed. */
  OPENING('B'),
  /** An entry of an outcome. */
  ENTRY('E'),
  /** A refused delivery. */
  REFUSAL('R'),
  /** A session record. */
  SESSION('S');

  private final char letter;

  LeafKind(char letter) {
    this.letter = letter;
  }

  /** The letter that the keys of these leaves begin with. */
  public char letter() {
    return letter;
  }

  /**
   * The kind of the leaf with this key.
   *
   * @throws IllegalArgumentException when there is no such kind
   */
  public static LeafKind of(String key) {
    return Arrays.stream(values())
        .filter(kind -> key.startsWith(kind.letter + "/"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a key of no kind of leaf"));
  }
}

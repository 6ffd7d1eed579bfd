package dev.countersign.trust.profile;

import java.util.List;

/** Where a shared secret stands in a request. */
public sealed interface SecretPlace {
  /** Basic authentication (RFC 7617). The secret's text is {@code user:password}. */
  record Basic() implements SecretPlace {}

  /** The bearer credential of the {@code Authorization} header (RFC 6750). */
  record Bearer() implements SecretPlace {}

  /** The value of a header. */
  record Header(String name) implements SecretPlace {}

  /** The value of a query parameter. */
  record Query(String name) implements SecretPlace {}

  /**
   * A string in the body.
   *
   * @param pointer a JSON Pointer (RFC 6901) as its tokens
   */
  record Field(List<String> pointer) implements SecretPlace {
    public Field {
      pointer = List.copyOf(pointer);
    }
  }
}

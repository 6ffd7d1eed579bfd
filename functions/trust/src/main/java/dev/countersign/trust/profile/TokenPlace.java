package dev.countersign.trust.profile;

/** Where a signed token stands in a request. */
public sealed interface TokenPlace {
  /** The token is the whole body. */
  record Body() implements TokenPlace {}

  /** The token is the bearer credential of the {@code Authorization} header (RFC 6750). */
  record Bearer() implements TokenPlace {}

  /**
   * The token is the value of a header.
   *
   * @param prefix what stands before the token in the header; empty for nothing
   */
  record Header(String name, String prefix) implements TokenPlace {}

  /**
   * The token stands in a header without its payload, which is the body (RFC 7515, appendix F).
   *
   * @param header the header's name
   */
  record Detached(String header) implements TokenPlace {}
}

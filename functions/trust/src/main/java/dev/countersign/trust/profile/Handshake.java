package dev.countersign.trust.profile;

import java.util.List;

/**
 * The question that a vendor asks an address before it sends there. It is answered only while the
 * source is in set-up.
 *
 * @param from who is answered
 * @param when what marks a delivery as a handshake
 * @param token where the value stands that the reply sends back
 */
public record Handshake(From from, When when, When token, Reply reply) {

  /** Who is answered. */
  public enum From {
    /** Only a sender whose signature was verified. */
    SIGNED,
    /** Any sender, because the vendor asks before it has a key to sign with. */
    ANYBODY
  }

  /** A value of the request that marks a handshake or holds its token. */
  public sealed interface When {
    /** A header that is there once. */
    record Header(String name) implements When {}

    /**
     * A field of the body that is there.
     *
     * @param pointer a JSON Pointer (RFC 6901) as its tokens
     */
    record Field(List<String> pointer) implements When {
      public Field {
        pointer = List.copyOf(pointer);
      }
    }

    /** A field of the body that has this value. */
    record Says(List<String> pointer, String value) implements When {
      public Says {
        pointer = List.copyOf(pointer);
      }
    }
  }

  /** The reply to a handshake. */
  public sealed interface Reply {
    /** 200 with the token as plain text. */
    record Text() implements Reply {}

    /** 200 with a JSON object that has the token under this name. */
    record Member(String name) implements Reply {}

    /** 200 with a JSON object of the token and its HMAC-SHA-256 in lower-case hexadecimal. */
    record Sealed(String token, String mac) implements Reply {}

    /** 202 with an empty body. */
    record Accepted() implements Reply {}

    /** 200 with an empty body. The request is kept, and a person completes the handshake. */
    record Kept() implements Reply {}
  }
}

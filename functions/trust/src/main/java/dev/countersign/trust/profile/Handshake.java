package dev.countersign.trust.profile;

import java.util.List;

/**
 * What a vendor asks an address before it sends there. Answered only while the source is in set-up.
 *
 * @param from who may ask
 * @param when a delivery is one
 * @param token what is to be sent back
 */
public record Handshake(From from, When when, When token, Reply reply) {

  /** Who is answered. */
  public enum From {
    /** Only what is authentic. */
    SIGNED,
    /** Anybody: the vendor asks before it has a key to sign with. */
    ANYBODY
  }

  /** A place in the request: that it is there, or what it says. */
  public sealed interface When {
    record Header(String name) implements When {}

    record Field(List<String> pointer) implements When {
      public Field {
        pointer = List.copyOf(pointer);
      }
    }

    /** A field that says this. */
    record Says(List<String> pointer, String value) implements When {
      public Says {
        pointer = List.copyOf(pointer);
      }
    }
  }

  /** What is answered. */
  public sealed interface Reply {
    /** The token as plain text. */
    record Text() implements Reply {}

    /** An object whose member is the token. */
    record Member(String name) implements Reply {}

    /** The token, and its HMAC-SHA-256 in lower-case hex. */
    record Sealed(String token, String mac) implements Reply {}

    /** 202 and nothing. */
    record Accepted() implements Reply {}

    /** 200; a person completes it with what was kept. */
    record Kept() implements Reply {}
  }
}

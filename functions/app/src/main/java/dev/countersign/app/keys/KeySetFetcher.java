package dev.countersign.app.keys;

import java.net.URI;

/** Fetches a JWK set. */
@FunctionalInterface
public interface KeySetFetcher {
  /** What came; never throws for what the other side does. */
  Fetched fetch(URI url);

  /** What a fetch brought. */
  sealed interface Fetched {
    /** A set with at least one usable key, those that are not left out. */
    record Good(String keys) implements Fetched {}

    /** Nothing that can be used: a word for the log. */
    record Failed(String reason) implements Fetched {}
  }
}

package dev.countersign.app.keys;

import java.net.URI;

/** Fetches a JWK set. */
@FunctionalInterface
public interface KeySetFetcher {
  /** Fetches it. Whatever the other side does is an answer, never an exception. */
  Fetched fetch(URI url);

  /** What a fetch brought. */
  sealed interface Fetched {
    /** A set of the usable keys, at least one; those that can't be used are left out. */
    record Good(String keys) implements Fetched {}

    /** There is nothing usable, for this reason: a word for the log. */
    record Failed(String reason) implements Fetched {}
  }
}

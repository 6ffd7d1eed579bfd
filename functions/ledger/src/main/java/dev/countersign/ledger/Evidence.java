package dev.countersign.ledger;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import java.time.Instant;
import java.util.SortedMap;

/**
 * The raw signed bytes of one delivery and how they were verified. Not part of an entry's hash but
 * named there by digest.
 *
 * @param raw the body as it came; at most 256 KiB
 * @param headers those that took part in the signature, secrets never among them
 * @param how profile, key and assurance, as words
 */
public record Evidence(
    Digest digest,
    Bytes raw,
    String mediaType,
    SortedMap<String, String> headers,
    SortedMap<String, String> how,
    Instant receivedAt) {

  /** The same evidence, received at this time. */
  Evidence received(Instant first) {
    return new Evidence(digest, raw, mediaType, headers, how, first);
  }

  /** The same evidence, with these words of how it was verified. */
  public Evidence told(SortedMap<String, String> words) {
    return new Evidence(digest, raw, mediaType, headers, words, receivedAt);
  }

  /** A part of it, which stands for itself. */
  public Evidence part(Bytes part) {
    return new Evidence(part.digest(), part, mediaType, headers, how, receivedAt);
  }

  @Override
  public String toString() {
    return "Evidence[" + digest.prefix(12) + "]";
  }
}

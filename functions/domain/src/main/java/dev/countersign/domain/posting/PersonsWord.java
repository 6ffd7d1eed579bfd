package dev.countersign.domain.posting;

import java.time.Instant;

/**
 * That a person decided about a posting: who, when, why. It is kept with the posting.
 *
 * @param why the person's own words, never blank
 */
public record PersonsWord(Person who, Instant at, String why) {
  public PersonsWord {
    if (why.isBlank()) {
      throw new IllegalArgumentException("PersonsWord: no reason");
    }
  }
}

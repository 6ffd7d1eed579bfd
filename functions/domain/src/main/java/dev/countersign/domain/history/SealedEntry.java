package dev.countersign.domain.history;

import dev.countersign.domain.Digest;

/** An entry and the hash of its canonical form, to which the next entry is chained. */
public record SealedEntry(Entry entry, Digest hash) {}

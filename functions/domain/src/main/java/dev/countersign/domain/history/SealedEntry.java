package dev.countersign.domain.history;

import dev.countersign.domain.Digest;

/** An entry and the hash of its canonical form. The next entry is chained to the hash. */
public record SealedEntry(Entry entry, Digest hash) {}

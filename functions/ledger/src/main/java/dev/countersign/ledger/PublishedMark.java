package dev.countersign.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an entry is published.
 *
 * @param next when time may change the outcome; none when it can't
 */
public record PublishedMark(EntryKey entry, @Nullable Instant next) {}

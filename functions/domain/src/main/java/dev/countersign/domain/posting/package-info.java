/**
 * A result event on its way into a billing engine: what a posting is, in which states it is, what
 * an engine answers and what its rules are. What is done with it is decided in the room {@code
 * planning}. The words are those of {@code docs/billing.md}.
 */
@NullMarked
package dev.countersign.domain.posting;

import org.jspecify.annotations.NullMarked;

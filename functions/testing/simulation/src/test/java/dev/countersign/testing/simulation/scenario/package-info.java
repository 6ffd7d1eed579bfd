/**
 * Compares the oracle with sums done by hand, over scenarios as {@code countersign play} reads
 * them.
 */
@NullMarked
package dev.countersign.testing.simulation.scenario;

import org.jspecify.annotations.NullMarked;

/** Simulated time and threads: one thread runs at a time, in an order that the seed decides. */
@NullMarked
package dev.countersign.testing.simulation.clock;

import org.jspecify.annotations.NullMarked;

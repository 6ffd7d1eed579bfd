/**
 * The simulation: runs the functions in worlds that are drawn from seeds, with the faults that AWS,
 * the network and the clocks can bring, and compares what comes out with {@link
 * dev.countersign.testing.oracle}. {@link dev.countersign.testing.simulation.Simulate} runs it by
 * hand.
 */
@NullMarked
package dev.countersign.testing.simulation;

import org.jspecify.annotations.NullMarked;

/** The oracle against sums done by hand, and its independence. */
@NullMarked
package dev.countersign.testing.simulation.scenario;

import org.jspecify.annotations.NullMarked;

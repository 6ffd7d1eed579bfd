/** Drawn quarrels, decided by the oracle alone. */
@NullMarked
package dev.countersign.testing.simulation.paper;

import org.jspecify.annotations.NullMarked;

/**
 * Months in a simulated world: which worlds seal them, where the files lie, and what must hold of
 * them in the end, reckoned from what was written and published and not by what seals.
 */
@NullMarked
package dev.countersign.testing.simulation.months;

import org.jspecify.annotations.NullMarked;

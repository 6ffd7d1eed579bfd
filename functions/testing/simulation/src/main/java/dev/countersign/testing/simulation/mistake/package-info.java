/** Mistakes that somebody could make, which the simulation must find. */
@NullMarked
package dev.countersign.testing.simulation.mistake;

import org.jspecify.annotations.NullMarked;

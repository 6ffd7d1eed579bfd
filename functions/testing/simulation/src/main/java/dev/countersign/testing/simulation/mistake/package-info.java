/** Mistakes that the simulation must find: each is one that somebody could make. */
@NullMarked
package dev.countersign.testing.simulation.mistake;

import org.jspecify.annotations.NullMarked;

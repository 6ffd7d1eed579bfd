/**
 * Worlds on paper: what is drawn of facts, sessions and quarrels, decided by the oracle alone.
 *
 * <p>They show that the drawing reaches every state, that what must always hold does, and that each
 * mistake would be seen.
 */
@NullMarked
package dev.countersign.testing.simulation.paper;

import org.jspecify.annotations.NullMarked;

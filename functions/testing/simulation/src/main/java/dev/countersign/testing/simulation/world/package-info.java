/** Draws a seed's world: tenants with their terms, sessions, and months of statements. */
@NullMarked
package dev.countersign.testing.simulation.world;

import org.jspecify.annotations.NullMarked;

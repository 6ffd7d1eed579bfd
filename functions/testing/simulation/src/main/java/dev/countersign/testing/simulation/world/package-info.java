/** What a seed makes: tenants with their terms, sessions, and months of what is said of them. */
@NullMarked
package dev.countersign.testing.simulation.world;

import org.jspecify.annotations.NullMarked;

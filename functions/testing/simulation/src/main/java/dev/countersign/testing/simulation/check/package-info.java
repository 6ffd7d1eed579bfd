/** Checks the world against the contract: what is written, published and answered, and the end. */
@NullMarked
package dev.countersign.testing.simulation.check;

import org.jspecify.annotations.NullMarked;

/**
 * Drawn stories as the product's domain decides them, held against what the oracle says of them.
 *
 * <p>No table, no function and no fault plays a part: what differs is a difference in deciding.
 */
@NullMarked
package dev.countersign.testing.simulation.decided;

import org.jspecify.annotations.NullMarked;

/**
 * The billing targets of a world: their engines, what their files say, what became of each posting,
 * and whether the rules of the billing page held.
 */
@NullMarked
package dev.countersign.testing.simulation.billing;

import org.jspecify.annotations.NullMarked;

/**
 * Time that the world makes: one thread of control after the other, in an order that the seed
 * draws.
 */
@NullMarked
package dev.countersign.testing.simulation.clock;

import org.jspecify.annotations.NullMarked;

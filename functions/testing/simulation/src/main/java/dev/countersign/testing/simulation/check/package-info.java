/** What is held against the contract, after every step and in the end. */
@NullMarked
package dev.countersign.testing.simulation.check;

import org.jspecify.annotations.NullMarked;

/**
 * The simulated AWS: a table, a bus and processes of functions, which fail in the ways they can.
 */
@NullMarked
package dev.countersign.testing.simulation.cloud;

import org.jspecify.annotations.NullMarked;

/** Runs the simulation's seeds in the build, and checks that it finds the mistakes it must find. */
@NullMarked
package dev.countersign.testing.simulation;

import org.jspecify.annotations.NullMarked;

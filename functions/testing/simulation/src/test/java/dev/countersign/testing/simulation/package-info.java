/** The simulation as the build runs it, and the mistakes that it must find. */
@NullMarked
package dev.countersign.testing.simulation;

import org.jspecify.annotations.NullMarked;

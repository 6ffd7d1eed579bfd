/** The simulation as the build runs it, and the mistakes that it must find. */
@NullMarked
package dev.countersign.simulation;

import org.jspecify.annotations.NullMarked;

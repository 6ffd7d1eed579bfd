/** AWS as it can behave: a table, a bus, a stream and functions that fail in every way they can. */
@NullMarked
package dev.countersign.testing.simulation.cloud;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.countersign.testing.simulation.decided;

import org.jspecify.annotations.NullMarked;

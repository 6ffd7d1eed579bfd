/** The oracle against sums done by hand, and its independence. */
@NullMarked
package dev.countersign.simulation.oracle;

import org.jspecify.annotations.NullMarked;

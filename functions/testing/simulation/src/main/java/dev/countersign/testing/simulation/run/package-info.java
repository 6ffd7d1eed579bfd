/** One seed from its first message until nothing is left to do. */
@NullMarked
package dev.countersign.testing.simulation.run;

import org.jspecify.annotations.NullMarked;

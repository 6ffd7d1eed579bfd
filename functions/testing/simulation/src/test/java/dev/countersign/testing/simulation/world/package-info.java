/** Tests of what is drawn from seeds. */
@NullMarked
package dev.countersign.testing.simulation.world;

import org.jspecify.annotations.NullMarked;

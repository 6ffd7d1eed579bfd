/** Tests of the cloud that a world's processes share. */
@NullMarked
package dev.countersign.testing.simulation.cloud;

import org.jspecify.annotations.NullMarked;

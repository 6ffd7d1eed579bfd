/**
 * The functions in a world that one seed makes: its tenants, what they say and record, and every
 * fault that AWS, the network and the clocks can bring. All that is seen is held against {@link
 * dev.countersign.testing.oracle}.
 */
@NullMarked
package dev.countersign.testing.simulation;

import org.jspecify.annotations.NullMarked;

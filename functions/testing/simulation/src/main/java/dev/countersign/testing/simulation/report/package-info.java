/** What many runs come to, for people to read. */
@NullMarked
package dev.countersign.testing.simulation.report;

import org.jspecify.annotations.NullMarked;

/** The results of many runs, added up and written for people to read. */
@NullMarked
package dev.countersign.testing.simulation.report;

import org.jspecify.annotations.NullMarked;

/** The audit over true histories and over broken ones. */
@NullMarked
package dev.countersign.testing.simulation.audit;

import org.jspecify.annotations.NullMarked;

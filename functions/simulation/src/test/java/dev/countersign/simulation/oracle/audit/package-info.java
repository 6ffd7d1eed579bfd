/** The audit over true histories and over broken ones. */
@NullMarked
package dev.countersign.simulation.oracle.audit;

import org.jspecify.annotations.NullMarked;

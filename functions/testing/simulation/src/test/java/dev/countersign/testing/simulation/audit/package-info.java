/** Runs the audit over the domain's own histories, and over histories that are tampered with. */
@NullMarked
package dev.countersign.testing.simulation.audit;

import org.jspecify.annotations.NullMarked;

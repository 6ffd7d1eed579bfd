/**
 * Attestations: from one item to a statement, the sessions that it can mean, and an entry of its
 * outcome.
 */
@NullMarked
package dev.countersign.app.attest;

import org.jspecify.annotations.NullMarked;

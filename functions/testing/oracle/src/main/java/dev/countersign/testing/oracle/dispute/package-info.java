/**
 * Disputes and missing results by the oracle, from docs/disputes.md alone.
 *
 * <p>{@link dev.countersign.testing.oracle.dispute.OracleStory} is all that was told, in the order
 * in which it was decided. {@link dev.countersign.testing.oracle.dispute.OracleCourse#of} goes
 * through it from the beginning, each time, and says what became of one claim.
 */
@NullMarked
package dev.countersign.testing.oracle.dispute;

import org.jspecify.annotations.NullMarked;

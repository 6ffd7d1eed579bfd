/**
 * What a payer disputes of an outcome, and what becomes of it: deadlines and ends. The rules are
 * those of {@code docs/disputes.md}, sections 3 to 7.
 */
@NullMarked
package dev.countersign.domain.dispute;

import org.jspecify.annotations.NullMarked;

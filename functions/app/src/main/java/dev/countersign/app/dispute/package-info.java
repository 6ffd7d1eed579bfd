/** Disputes of lines: what payer, seller and arbiter say, recorded on the outcome's history. */
@NullMarked
package dev.countersign.app.dispute;

import org.jspecify.annotations.NullMarked;

/** Reports over many outcomes: uplift, back-test, and feedback for each session. */
@NullMarked
package dev.countersign.local.report;

import org.jspecify.annotations.NullMarked;

/** The sealed month ({@code docs/month.md}): its leaves, what they sum to, and its file. */
@NullMarked
package dev.countersign.proof.month;

import org.jspecify.annotations.NullMarked;

/** What becomes of what a payer answers about sealed months, by {@code docs/month.md} alone. */
@NullMarked
package dev.countersign.testing.oracle.acceptance;

import org.jspecify.annotations.NullMarked;

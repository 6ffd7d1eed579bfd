/**
 * What the payer says about a sealed month: facts in, decision out, and the time is an argument.
 * The rules are those of {@code docs/month.md}, section 11.
 */
@NullMarked
package dev.countersign.domain.acceptance;

import org.jspecify.annotations.NullMarked;

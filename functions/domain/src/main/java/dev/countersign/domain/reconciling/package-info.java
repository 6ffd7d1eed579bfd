/**
 * Postings held against what an engine has: facts in, finding out, and the time is an argument. The
 * rules are those of {@code docs/billing.md}, section 9.
 */
@NullMarked
package dev.countersign.domain.reconciling;

import org.jspecify.annotations.NullMarked;

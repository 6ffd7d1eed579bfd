/**
 * Reads the payer's own export as one of the three books ({@code docs/reconcile.md}): its profile,
 * its lines, and what is left of them when they are blinded.
 */
@NullMarked
package dev.countersign.forms.books;

import org.jspecify.annotations.NullMarked;

/**
 * Made-up books of known cells, written from {@code docs/reconcile.md} and {@code docs/month.md}
 * without the product's code.
 */
@NullMarked
package dev.countersign.testing.oracle.books;

import org.jspecify.annotations.NullMarked;

/** Holds three books against each other, whatever their length ({@code docs/reconcile.md}). */
@NullMarked
package dev.countersign.local.books;

import org.jspecify.annotations.NullMarked;

/**
 * Holds three books against each other ({@code docs/reconcile.md}): what sessions claim, what was
 * attested, and what the payer's own export says.
 */
@NullMarked
package dev.countersign.domain.books;

import org.jspecify.annotations.NullMarked;

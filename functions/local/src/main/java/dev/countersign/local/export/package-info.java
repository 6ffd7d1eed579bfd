/** Reads the payer's own export, whatever is wrong with it ({@code docs/reconcile.md}). */
@NullMarked
package dev.countersign.local.export;

import org.jspecify.annotations.NullMarked;

/**
 * Receipts: each entry of an outcome, signed with our own key, and the check that a payer makes
 * with our public keys alone.
 */
@NullMarked
package dev.countersign.trust.receipt;

import org.jspecify.annotations.NullMarked;

/** Ledgers for tests, and clients that count their requests or fail at one. */
@NullMarked
package dev.countersign.ledger.members;

import org.jspecify.annotations.NullMarked;

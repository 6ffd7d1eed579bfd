/** The ledger's three members for tests, and clients that count and fail. */
@NullMarked
package dev.countersign.ledger.members;

import org.jspecify.annotations.NullMarked;

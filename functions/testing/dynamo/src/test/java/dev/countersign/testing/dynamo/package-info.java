/** The ledger's three members for tests, and clients that count and fail. */
@NullMarked
package dev.countersign.testing.dynamo;

import org.jspecify.annotations.NullMarked;

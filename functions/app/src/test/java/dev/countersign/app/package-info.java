/** The path of one attestation on the ledger in memory. */
@NullMarked
package dev.countersign.app;

import org.jspecify.annotations.NullMarked;

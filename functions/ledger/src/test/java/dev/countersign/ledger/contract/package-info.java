/** What every ledger must do, and a comparison of ledgers over drawn operations. */
@NullMarked
package dev.countersign.ledger.contract;

import org.jspecify.annotations.NullMarked;

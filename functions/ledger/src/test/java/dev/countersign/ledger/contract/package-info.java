/** What every member of the ledger must do. */
@NullMarked
package dev.countersign.ledger.contract;

import org.jspecify.annotations.NullMarked;

/** Tests of the ledger. */
@NullMarked
package dev.countersign.ledger;

import org.jspecify.annotations.NullMarked;

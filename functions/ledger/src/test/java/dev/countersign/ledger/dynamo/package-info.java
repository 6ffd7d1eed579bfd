/** What only the table's own classes can be asked. */
@NullMarked
package dev.countersign.ledger.dynamo;

import org.jspecify.annotations.NullMarked;

/** The ledger over DynamoDB: one table, one class for each family of items. */
@NullMarked
package dev.countersign.ledger.dynamo;

import org.jspecify.annotations.NullMarked;

/** The ledger over one DynamoDB table, with one class for each family of items. */
@NullMarked
package dev.countersign.ledger.dynamo;

import org.jspecify.annotations.NullMarked;

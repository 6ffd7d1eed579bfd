/** The items, requests and failures of the ledger over DynamoDB. */
@NullMarked
package dev.countersign.ledger.dynamo;

import org.jspecify.annotations.NullMarked;

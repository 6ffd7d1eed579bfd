/** The use cases together, over the ledger in memory, DynamoDB Local and LocalStack. */
@NullMarked
package dev.countersign.app;

import org.jspecify.annotations.NullMarked;

/**
 * What is durable: the ports of the one table, its in-memory member, and its member over DynamoDB.
 */
@NullMarked
package dev.countersign.domain.failure;

import org.jspecify.annotations.NullMarked;

/**
 * DynamoDB's rules for one table, in memory: expressions, pages, limits and refusals. Its answers
 * depend on the requests alone: it reads no clock and draws no random number.
 */
@NullMarked
package dev.countersign.testing.dynamo.table;

import org.jspecify.annotations.NullMarked;

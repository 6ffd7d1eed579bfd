/**
 * Tables that the command line and the runner work on: DynamoDB Local with its stream, and tables
 * in AWS. Only here does this module know the AWS SDK.
 */
@NullMarked
package dev.countersign.local.table;

import org.jspecify.annotations.NullMarked;

/** What the in-process DynamoDB offers besides DynamoDB: its stream, copies and counts. */
@NullMarked
package dev.countersign.testing.dynamo;

import org.jspecify.annotations.NullMarked;

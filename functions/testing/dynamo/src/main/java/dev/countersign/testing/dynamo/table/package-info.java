/**
 * DynamoDB's rules for one table, in memory: its expressions, its pages, its limits and refusals.
 * Nothing in it reads a clock, draws a number or depends on anything but what it was asked.
 */
@NullMarked
package dev.countersign.testing.dynamo.table;

import org.jspecify.annotations.NullMarked;

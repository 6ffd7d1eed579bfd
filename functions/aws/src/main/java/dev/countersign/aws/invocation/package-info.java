/**
 * One invocation of a function: how long it may run, what it logs, and what becomes of a failure.
 */
@NullMarked
package dev.countersign.aws.invocation;

import org.jspecify.annotations.NullMarked;

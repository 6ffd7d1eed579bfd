/**
 * The local runner: all functions in one process, with HTTP on 127.0.0.1, DynamoDB Local and its
 * stream, the clock, and the page.
 */
@NullMarked
package dev.countersign.local.run;

import org.jspecify.annotations.NullMarked;

/**
 * All functions in one process: HTTP on 127.0.0.1, DynamoDB Local and its stream, the clock, the
 * page.
 */
@NullMarked
package dev.countersign.local.run;

import org.jspecify.annotations.NullMarked;

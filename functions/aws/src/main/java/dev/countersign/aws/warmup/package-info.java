/**
 * What a function does before its first event, so that the event is answered fast: it loads
 * classes, lets the JVM compile them, and takes faster cryptography.
 */
@NullMarked
package dev.countersign.aws.warmup;

import org.jspecify.annotations.NullMarked;

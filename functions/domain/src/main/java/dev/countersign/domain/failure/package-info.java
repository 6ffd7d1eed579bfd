/**
 * Failures that are exceptions: what the one at the edge who answers or retries has to know about a
 * broken thing, whoever met it. What a sender did wrong is never one of these; that is a value.
 */
@NullMarked
package dev.countersign.domain.failure;

import org.jspecify.annotations.NullMarked;

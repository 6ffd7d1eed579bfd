/**
 * Failures that are exceptions: an operation broke, and its kind says what helps. What a sender did
 * wrong is never an exception but a value.
 */
@NullMarked
package dev.countersign.domain.failure;

import org.jspecify.annotations.NullMarked;

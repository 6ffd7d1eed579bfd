/** Verifies stored requests: one with an explanation, or many with a verdict each. */
@NullMarked
package dev.countersign.local.verify;

import org.jspecify.annotations.NullMarked;

/**
 * The order of what was said: who speaks by a version of the terms, and what their statements say
 * together, read one after the other.
 */
@NullMarked
package dev.countersign.domain.fold;

import org.jspecify.annotations.NullMarked;

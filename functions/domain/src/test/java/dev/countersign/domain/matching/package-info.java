/** Tests of what the terms make of statements and registers. */
@NullMarked
package dev.countersign.domain.matching;

import org.jspecify.annotations.NullMarked;

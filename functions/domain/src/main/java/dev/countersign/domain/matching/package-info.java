/**
 * The reading of registers by the terms: which statement counts, whether the terms can use it, what
 * it claims, and which sessions it can mean.
 */
@NullMarked
package dev.countersign.domain.matching;

import org.jspecify.annotations.NullMarked;

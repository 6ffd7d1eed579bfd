/** Seeded random draws. */
@NullMarked
package dev.countersign.testing.random;

import org.jspecify.annotations.NullMarked;

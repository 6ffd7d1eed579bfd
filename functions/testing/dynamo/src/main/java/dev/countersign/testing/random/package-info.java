/** Random draws that a seed determines, for tests. */
@NullMarked
package dev.countersign.testing.random;

import org.jspecify.annotations.NullMarked;

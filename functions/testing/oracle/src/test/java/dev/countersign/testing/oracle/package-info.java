/** The oracle against sums done by hand, and its independence. */
@NullMarked
package dev.countersign.testing.oracle;

import org.jspecify.annotations.NullMarked;

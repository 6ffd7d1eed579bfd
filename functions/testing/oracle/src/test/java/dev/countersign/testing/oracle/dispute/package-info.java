/** The oracle of disputes against sums done by hand. */
@NullMarked
package dev.countersign.testing.oracle.dispute;

import org.jspecify.annotations.NullMarked;

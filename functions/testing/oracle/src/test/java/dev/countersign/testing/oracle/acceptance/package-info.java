/** The oracle of disputes against sums done by hand. */
@NullMarked
package dev.countersign.testing.oracle.acceptance;

import org.jspecify.annotations.NullMarked;

/** Results, a bus that repeats and disorders them, and workers that die while they post them. */
@NullMarked
package dev.countersign.testing.billing.work;

import org.jspecify.annotations.NullMarked;

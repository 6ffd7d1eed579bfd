/** Scenarios on a virtual clock: what would be billed. */
@NullMarked
package dev.countersign.local.play;

import org.jspecify.annotations.NullMarked;

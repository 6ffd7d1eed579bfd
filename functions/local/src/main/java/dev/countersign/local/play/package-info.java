/** Plays scenarios on a virtual clock and tells what would be billed. */
@NullMarked
package dev.countersign.local.play;

import org.jspecify.annotations.NullMarked;

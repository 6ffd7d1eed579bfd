/** Scenarios against their golden transcripts. */
@NullMarked
package dev.countersign.local.play;

import org.jspecify.annotations.NullMarked;

/** Adds a key to a source's file and ends the others. */
@NullMarked
package dev.countersign.local.rotate;

import org.jspecify.annotations.NullMarked;

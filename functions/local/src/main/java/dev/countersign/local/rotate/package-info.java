/** Rotates keys: those of a source in its file, and a deployment's own in their homes. */
@NullMarked
package dev.countersign.local.rotate;

import org.jspecify.annotations.NullMarked;

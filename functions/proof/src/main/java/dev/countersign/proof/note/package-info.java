/** Signed notes, checkpoints and cosignatures, as C2SP's pages of these names describe them. */
@NullMarked
package dev.countersign.proof.note;

import org.jspecify.annotations.NullMarked;

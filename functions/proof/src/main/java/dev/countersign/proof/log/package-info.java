/**
 * Logs of C2SP: tiles, proofs that are kept in a file, and a reader's policy of whom to believe.
 */
@NullMarked
package dev.countersign.proof.log;

import org.jspecify.annotations.NullMarked;

/** Verifies a sealed month: finds every fault, names it and shows the lines that prove it. */
@NullMarked
package dev.countersign.proof.verify;

import org.jspecify.annotations.NullMarked;

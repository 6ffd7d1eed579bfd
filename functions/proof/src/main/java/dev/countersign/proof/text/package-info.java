/** Reading texts that others wrote: what can't be read is a value that says why. */
@NullMarked
package dev.countersign.proof.text;

import org.jspecify.annotations.NullMarked;

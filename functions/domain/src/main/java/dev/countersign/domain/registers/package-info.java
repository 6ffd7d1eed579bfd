/** One business fact: its registers, what is owed for it, and the history of how it got there. */
@NullMarked
package dev.countersign.domain.registers;

import org.jspecify.annotations.NullMarked;

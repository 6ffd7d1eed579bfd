/** The registers: what one outcome knows, each value the newest of its kind. */
@NullMarked
package dev.countersign.domain.registers;

import org.jspecify.annotations.NullMarked;

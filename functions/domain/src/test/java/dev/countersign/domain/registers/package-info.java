/** Tests of the registers and of the grace after a restore. */
@NullMarked
package dev.countersign.domain.registers;

import org.jspecify.annotations.NullMarked;

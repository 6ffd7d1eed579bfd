/** Tests of an outcome's life. */
@NullMarked
package dev.countersign.domain.registers;

import org.jspecify.annotations.NullMarked;

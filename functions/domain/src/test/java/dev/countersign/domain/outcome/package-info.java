/** Tests of an outcome's life. */
@NullMarked
package dev.countersign.domain.outcome;

import org.jspecify.annotations.NullMarked;

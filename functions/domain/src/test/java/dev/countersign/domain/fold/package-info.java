/** Tests of the order of what was said. */
@NullMarked
package dev.countersign.domain.fold;

import org.jspecify.annotations.NullMarked;

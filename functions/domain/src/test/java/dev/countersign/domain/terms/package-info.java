/** Tests of spans and of the choice of a version. */
@NullMarked
package dev.countersign.domain.terms;

import org.jspecify.annotations.NullMarked;

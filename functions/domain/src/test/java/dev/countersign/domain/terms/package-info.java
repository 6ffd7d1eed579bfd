/** Tests. */
@NullMarked
package dev.countersign.domain.terms;

import org.jspecify.annotations.NullMarked;

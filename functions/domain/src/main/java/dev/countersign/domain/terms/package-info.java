/** One tenant's contract for one type of outcome, version by version. */
@NullMarked
package dev.countersign.domain.terms;

import org.jspecify.annotations.NullMarked;

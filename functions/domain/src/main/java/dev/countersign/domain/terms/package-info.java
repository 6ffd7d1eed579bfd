/** The terms: one tenant's contract for one outcome type, version by version. */
@NullMarked
package dev.countersign.domain.terms;

import org.jspecify.annotations.NullMarked;

/** The history of an outcome: what it is told, and the next entry that this makes. */
@NullMarked
package dev.countersign.domain.history;

import org.jspecify.annotations.NullMarked;

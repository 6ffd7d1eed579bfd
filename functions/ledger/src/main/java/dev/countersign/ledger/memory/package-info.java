/** The ledger in memory: a full member, for scenarios and tests. */
@NullMarked
package dev.countersign.ledger.memory;

import org.jspecify.annotations.NullMarked;

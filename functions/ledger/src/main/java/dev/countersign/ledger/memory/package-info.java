/** The ledger in memory, with all ports, for scenarios and tests. */
@NullMarked
package dev.countersign.ledger.memory;

import org.jspecify.annotations.NullMarked;

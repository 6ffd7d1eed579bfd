/** What the ports' own types do. */
@NullMarked
package dev.countersign.ledger;

import org.jspecify.annotations.NullMarked;

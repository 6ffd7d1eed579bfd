/** The ports of everything that is durable: histories, sessions, due work, settings, refusals. */
@NullMarked
package dev.countersign.ledger;

import org.jspecify.annotations.NullMarked;

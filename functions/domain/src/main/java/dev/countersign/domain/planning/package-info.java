/**
 * What is done with a posting: facts in, decision out, and the time is an argument. Nothing here
 * sends or writes. The rules are those of {@code docs/billing.md}, sections 2 to 8.
 */
@NullMarked
package dev.countersign.domain.planning;

import org.jspecify.annotations.NullMarked;

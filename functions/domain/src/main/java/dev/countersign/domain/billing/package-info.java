/**
 * What is owed for an outcome, what was billed for it, and the result events that bring one to the
 * other.
 */
@NullMarked
package dev.countersign.domain.billing;

import org.jspecify.annotations.NullMarked;

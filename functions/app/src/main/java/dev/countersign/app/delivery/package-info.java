/**
 * The one pipeline of every delivery: from a raw HTTP request to an answer, whatever kind of items
 * it holds. It knows nothing of what an item means; that is an {@code ItemHandler}.
 */
@NullMarked
package dev.countersign.app.delivery;

import org.jspecify.annotations.NullMarked;

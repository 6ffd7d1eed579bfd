/** What a person decides: which session is meant, or what holds of a contradiction. */
@NullMarked
package dev.countersign.app.resolve;

import org.jspecify.annotations.NullMarked;

/**
 * Appending to an outcome's history: decide, write on condition that nobody else was faster, else
 * read and decide again.
 */
@NullMarked
package dev.countersign.app.history;

import org.jspecify.annotations.NullMarked;

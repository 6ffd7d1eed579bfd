/**
 * Session records: recording one, and having the outcomes decided again that wait for it or know
 * it.
 */
@NullMarked
package dev.countersign.app.sessions;

import org.jspecify.annotations.NullMarked;

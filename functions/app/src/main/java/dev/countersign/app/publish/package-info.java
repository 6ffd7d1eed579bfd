/** Publishes entries: their events to the bus, links from their sessions, no longer due. */
@NullMarked
package dev.countersign.app.publish;

import org.jspecify.annotations.NullMarked;

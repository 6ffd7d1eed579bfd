/** Publishing: the events of new entries go to the bus, and an entry is no longer due. */
@NullMarked
package dev.countersign.app.publish;

import org.jspecify.annotations.NullMarked;

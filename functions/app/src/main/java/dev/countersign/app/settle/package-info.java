/** Does what is due: publishes what is unpublished, and decides again what time may change. */
@NullMarked
package dev.countersign.app.settle;

import org.jspecify.annotations.NullMarked;

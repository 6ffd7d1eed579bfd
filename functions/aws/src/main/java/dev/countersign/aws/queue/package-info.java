/** The queue of results behind the event bus. */
@NullMarked
package dev.countersign.aws.queue;

import org.jspecify.annotations.NullMarked;

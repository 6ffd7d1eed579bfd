/** From the table to billing: each entry's events on the bus. */
@NullMarked
package dev.countersign.app.publish;

import org.jspecify.annotations.NullMarked;

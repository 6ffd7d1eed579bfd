/** What belongs to a month: its leaves, and the index that they are put into. */
@NullMarked
package dev.countersign.app.month;

import org.jspecify.annotations.NullMarked;

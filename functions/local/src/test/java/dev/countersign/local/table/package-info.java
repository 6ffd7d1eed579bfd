/** Tests of tables, and of the targets of events. */
@NullMarked
package dev.countersign.local.table;

import org.jspecify.annotations.NullMarked;

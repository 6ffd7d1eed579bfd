/** What a table that was taken back to an earlier time is told before anything is sent again. */
@NullMarked
package dev.countersign.app.operate.restore;

import org.jspecify.annotations.NullMarked;

/** Operating: tells a table that was restored to an earlier time what the bus has. */
@NullMarked
package dev.countersign.app.operate.restore;

import org.jspecify.annotations.NullMarked;

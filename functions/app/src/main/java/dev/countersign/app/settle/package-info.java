/** What time brings: holds that end, waits that lapse, work that was left. */
@NullMarked
package dev.countersign.app.settle;

import org.jspecify.annotations.NullMarked;

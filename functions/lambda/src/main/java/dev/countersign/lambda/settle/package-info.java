/** What time brings: holds that end, waits that lapse, work that was left. */
@NullMarked
package dev.countersign.lambda.settle;

import org.jspecify.annotations.NullMarked;

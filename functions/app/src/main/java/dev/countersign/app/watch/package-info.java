/** What an operator watches: the metrics that alarms read, and checks that no request makes. */
@NullMarked
package dev.countersign.app.watch;

import org.jspecify.annotations.NullMarked;

/** The table's stream as Lambda delivers it, and the queue for records that can't be read. */
@NullMarked
package dev.countersign.aws.stream;

import org.jspecify.annotations.NullMarked;

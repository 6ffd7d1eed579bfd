/** Tests of what leaves say. */
@NullMarked
package dev.countersign.app.month;

import org.jspecify.annotations.NullMarked;

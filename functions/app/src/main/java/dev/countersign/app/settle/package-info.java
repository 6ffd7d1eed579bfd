/** Settling: due work is done that time brings, or that could not be done before. */
@NullMarked
package dev.countersign.app.settle;

import org.jspecify.annotations.NullMarked;

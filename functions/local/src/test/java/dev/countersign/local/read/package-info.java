/** Tests of reading sealed months from a running runner. */
@NullMarked
package dev.countersign.local.read;

import org.jspecify.annotations.NullMarked;

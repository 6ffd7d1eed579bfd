/** Tests of verify. */
@NullMarked
package dev.countersign.local.verify;

import org.jspecify.annotations.NullMarked;

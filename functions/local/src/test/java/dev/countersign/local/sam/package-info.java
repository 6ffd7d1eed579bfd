/** Tests of what runs. */
@NullMarked
package dev.countersign.local.sam;

import org.jspecify.annotations.NullMarked;

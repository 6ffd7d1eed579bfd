/** Tests of what runs. */
@NullMarked
package dev.countersign.local;

import org.jspecify.annotations.NullMarked;

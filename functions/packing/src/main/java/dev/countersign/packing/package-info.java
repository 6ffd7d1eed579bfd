/** Packs the functions' zip again, so that one source makes one zip. */
@NullMarked
package dev.countersign.packing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.countersign.packing;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.countersign.local.rotate;

import org.jspecify.annotations.NullMarked;

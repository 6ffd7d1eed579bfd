/**
 * Rules that hold over all modules: rooms without cycles, who may use what, files that stay short.
 */
@NullMarked
package dev.countersign.testing.architecture;

import org.jspecify.annotations.NullMarked;

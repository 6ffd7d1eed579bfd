/** Folders to start from, for each profile. */
@NullMarked
package dev.countersign.local.init;

import org.jspecify.annotations.NullMarked;

/** Seals months: their files, and the log that says which were sealed. */
@NullMarked
package dev.countersign.app.month.seal;

import org.jspecify.annotations.NullMarked;

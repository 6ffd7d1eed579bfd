/** An entry as bytes: the canonical form that is stored, hashed and chained, written and read. */
@NullMarked
package dev.countersign.forms.entry;

import org.jspecify.annotations.NullMarked;

/** An entry's canonical form: the bytes that are stored, hashed and chained, and back. */
@NullMarked
package dev.countersign.forms.entry;

import org.jspecify.annotations.NullMarked;

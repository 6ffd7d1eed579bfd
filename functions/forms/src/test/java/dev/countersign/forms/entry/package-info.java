/** Tests of the canonical form, and the entries that they and others write. */
@NullMarked
package dev.countersign.forms.entry;

import org.jspecify.annotations.NullMarked;

/** A posting as bytes, as it is stored: written and read, and strict. */
@NullMarked
package dev.countersign.forms.posting;

import org.jspecify.annotations.NullMarked;

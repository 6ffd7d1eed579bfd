/** Tests of the lines of an export. */
@NullMarked
package dev.countersign.forms.books;

import org.jspecify.annotations.NullMarked;

/** Tests of holding three books against each other. */
@NullMarked
package dev.countersign.local.books;

import org.jspecify.annotations.NullMarked;

/** Tests of the cells of three books. */
@NullMarked
package dev.countersign.domain.books;

import org.jspecify.annotations.NullMarked;

/** Tests of a statement's fields. */
@NullMarked
package dev.countersign.domain.statement;

import org.jspecify.annotations.NullMarked;

/** Tests of an outcome's life. */
@NullMarked
package dev.countersign.domain.history;

import org.jspecify.annotations.NullMarked;

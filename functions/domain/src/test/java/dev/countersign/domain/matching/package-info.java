/** Tests of an outcome's life. */
@NullMarked
package dev.countersign.domain.matching;

import org.jspecify.annotations.NullMarked;

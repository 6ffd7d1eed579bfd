/** Tests of an outcome's life. */
@NullMarked
package dev.countersign.domain.pricing;

import org.jspecify.annotations.NullMarked;

/** Tests of shares. */
@NullMarked
package dev.countersign.domain.pricing;

import org.jspecify.annotations.NullMarked;

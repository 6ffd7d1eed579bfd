/** Tests of reading deliveries. */
@NullMarked
package dev.countersign.trust.delivery;

import org.jspecify.annotations.NullMarked;

/** The price of a result, its refund, its split into shares, and the sessions that are free. */
@NullMarked
package dev.countersign.domain.pricing;

import org.jspecify.annotations.NullMarked;

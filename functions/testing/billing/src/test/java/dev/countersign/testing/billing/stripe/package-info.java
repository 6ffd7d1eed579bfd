/** The requests of Stripe's file, sent to Stripe's own mock of their shape. */
@NullMarked
package dev.countersign.testing.billing.stripe;

import org.jspecify.annotations.NullMarked;

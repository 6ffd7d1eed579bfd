/** What posts, over HTTP against servers that bill: the real Kill Bill, a mock of Stripe, fakes. */
@NullMarked
package dev.countersign.testing.billing;

import org.jspecify.annotations.NullMarked;

/** Servers that speak Kill Bill's HTTP: the real one, and the strict fake with its rules. */
@NullMarked
package dev.countersign.testing.billing.server;

import org.jspecify.annotations.NullMarked;

/** Exact money in minor units of an ISO 4217 currency. */
@NullMarked
package dev.countersign.domain.money;

import org.jspecify.annotations.NullMarked;

/**
 * A request before anybody believes it: its bytes, headers and address, how they are read, and the
 * reasons for which a delivery is rejected.
 */
@NullMarked
package dev.countersign.trust.delivery;

import org.jspecify.annotations.NullMarked;

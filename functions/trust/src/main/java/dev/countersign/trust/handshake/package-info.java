/** Answers the question that a vendor asks an address before it sends deliveries there. */
@NullMarked
package dev.countersign.trust.handshake;

import org.jspecify.annotations.NullMarked;

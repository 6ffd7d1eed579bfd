/**
 * Signatures over content that a profile's template builds: the content itself, the keys that check
 * it, and the signer that makes such requests for tests and {@code countersign send}.
 */
@NullMarked
package dev.countersign.trust.signature;

import org.jspecify.annotations.NullMarked;

/**
 * HTTP message signatures (RFC 9421): the signature input, the signature base, the keys, and the
 * digest that binds the body (RFC 9530).
 */
@NullMarked
package dev.countersign.trust.verify.httpsig;

import org.jspecify.annotations.NullMarked;

/**
 * Compact JWS (RFC 7515): strict parsing, signature checks by library, and the claims that a token
 * must hold (RFC 7519, RFC 8417, RFC 8725).
 */
@NullMarked
package dev.countersign.trust.verify.jws;

import org.jspecify.annotations.NullMarked;

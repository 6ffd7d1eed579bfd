package dev.countersign.trust.handshake;

import dev.countersign.domain.Bytes;

/**
 * The answer to a handshake.
 *
 * @param status the HTTP status
 * @param mediaType the body's media type; empty for no body
 * @param kept whether the request must be kept for a person
 */
public record HandshakeResponse(int status, String mediaType, Bytes body, Keep kept) {}

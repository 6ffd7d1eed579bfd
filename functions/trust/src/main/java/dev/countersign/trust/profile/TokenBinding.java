package dev.countersign.trust.profile;

import org.jspecify.annotations.Nullable;

/**
 * Claims that tie a token to the request that carries it. Each one named here must be in the token
 * and must equal what the request shows.
 *
 * @param body the claim that holds the body's SHA-256; null where no claim does
 * @param encoding how that SHA-256 is written
 * @param url the claim that holds the request's URL; null where no claim does
 * @param method the claim that holds the request's method; null where no claim does
 */
public record TokenBinding(
    @Nullable String body,
    CanonicalText.Encoding encoding,
    @Nullable String url,
    @Nullable String method) {}

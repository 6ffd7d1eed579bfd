package dev.countersign.domain.posting;

import dev.countersign.domain.Bytes;

/**
 * A request whose bytes don't change any more: each later try sends the same.
 *
 * @param bytes method, address, headers and body, without secrets; their form is not the domain's
 */
public record FrozenRequest(PlannedRequest plan, Bytes bytes) {}

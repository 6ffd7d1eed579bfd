package dev.countersign.app.deliver.reconcile;

import java.net.URI;

/**
 * A request that would correct something in an engine, for a person who decides to make it: without
 * what authenticates.
 */
public record ProposedRequest(String method, URI url, String body) {}

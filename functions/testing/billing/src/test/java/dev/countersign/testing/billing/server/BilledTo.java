package dev.countersign.testing.billing.server;

import java.util.Map;

/** Whom a result is billed to. */
@FunctionalInterface
public interface BilledTo {
  /** The ids by which billing engines know the customer. */
  Map<String, String> billTo();
}

package dev.countersign.testing.oracle;

/** How well a statement was proved, the weakest first. */
public enum OracleAssurance {
  CALLER_ONLY,
  BODY_SIGNED,
  BODY_SIGNED_FRESH
}

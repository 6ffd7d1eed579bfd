package dev.countersign.testing.oracle;

/** The assurance grades, the weakest first. */
public enum OracleAssurance {
  CALLER_ONLY,
  FETCHED,
  BODY_SIGNED,
  BODY_SIGNED_FRESH
}

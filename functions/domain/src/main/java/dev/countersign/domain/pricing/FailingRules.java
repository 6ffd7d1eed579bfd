package dev.countersign.domain.pricing;

/** What a rule of the terms counts for that can't be told of a truth. */
public enum FailingRules {
  /** Nothing is owed until a person has ruled. */
  ARE_AMBIGUOUS,
  /** A person ruled that the fact stands: such a rule doesn't hold. */
  DO_NOT_HOLD
}

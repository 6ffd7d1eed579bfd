package dev.countersign.forms.engine;

/** What an engine counts of a result. */
public enum CountedValue {
  /** The amount in the currency's units, with its decimals. */
  AMOUNT,
  /** The amount in the currency's minor units: a whole number. */
  AMOUNT_MINOR,
  /** How many. */
  QUANTITY
}

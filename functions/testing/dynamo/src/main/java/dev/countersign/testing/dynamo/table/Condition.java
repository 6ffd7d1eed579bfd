package dev.countersign.testing.dynamo.table;

import java.util.List;

/** A parsed condition, filter or key condition. */
sealed interface Condition {
  record Or(Condition left, Condition right) implements Condition {}

  record And(Condition left, Condition right) implements Condition {}

  record Not(Condition of) implements Condition {}

  record Compare(Operand left, Comparison by, Operand right) implements Condition {}

  record Between(Operand of, Operand from, Operand to) implements Condition {}

  record In(Operand of, List<Operand> any) implements Condition {}

  record Exists(Operand.Path path) implements Condition {}

  record NotExists(Operand.Path path) implements Condition {}

  record BeginsWith(Operand of, Operand prefix) implements Condition {}

  record Contains(Operand of, Operand part) implements Condition {}

  enum Comparison {
    EQUAL,
    OTHER,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST
  }
}

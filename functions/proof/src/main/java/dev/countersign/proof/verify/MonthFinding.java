package dev.countersign.proof.verify;

import java.util.List;

/**
 * One fault of a month.
 *
 * @param what what is wrong, in a sentence
 * @param proof what proves it: lines with their numbers, receipts, checkpoints
 */
public record MonthFinding(MonthFault fault, String what, List<String> proof) {
  public MonthFinding {
    proof = List.copyOf(proof);
  }
}

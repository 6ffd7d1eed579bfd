package dev.countersign.testing.engine;

import java.util.List;

/**
 * The rules of a fake engine, as data. They are made up, or like those that a vendor's page states;
 * that the fake follows them says nothing about the vendor's engine.
 *
 * @param corrections the ways in which a usage is taken back, in the order in which a target's file
 *     lists them
 */
public record EngineRules(
    DedupeRule dedupe,
    Floor floor,
    TimeLimits limits,
    PeriodRule periods,
    List<CorrectionRule> corrections,
    DocumentRule documents,
    BatchRule batches,
    ReadBackRule readBack,
    Faults faults) {
  /** How the id of a customer begins whom no engine knows, and for whom each refuses all. */
  public static final String STRANGER = "stranger";

  public EngineRules {
    corrections = List.copyOf(corrections);
  }

  /** An engine that knows keys for ever, never closes, takes negatives and always answers. */
  public static EngineRules plain() {
    return new EngineRules(
        DedupeRule.byKey(),
        Floor.REFUSED,
        TimeLimits.none(),
        PeriodRule.none(),
        List.of(CorrectionRule.negative()),
        DocumentRule.both(),
        BatchRule.each(),
        ReadBackRule.all(),
        Faults.none());
  }

  /** As {@link #plain}, with months that close at their end. */
  public static EngineRules monthly() {
    return plain().with(PeriodRule.months());
  }

  public EngineRules with(DedupeRule other) {
    return new EngineRules(
        other, floor, limits, periods, corrections, documents, batches, readBack, faults);
  }

  public EngineRules with(Floor other) {
    return new EngineRules(
        dedupe, other, limits, periods, corrections, documents, batches, readBack, faults);
  }

  public EngineRules with(TimeLimits other) {
    return new EngineRules(
        dedupe, floor, other, periods, corrections, documents, batches, readBack, faults);
  }

  public EngineRules with(PeriodRule other) {
    return new EngineRules(
        dedupe, floor, limits, other, corrections, documents, batches, readBack, faults);
  }

  public EngineRules with(List<CorrectionRule> other) {
    return new EngineRules(
        dedupe, floor, limits, periods, other, documents, batches, readBack, faults);
  }

  public EngineRules with(DocumentRule other) {
    return new EngineRules(
        dedupe, floor, limits, periods, corrections, other, batches, readBack, faults);
  }

  public EngineRules with(BatchRule other) {
    return new EngineRules(
        dedupe, floor, limits, periods, corrections, documents, other, readBack, faults);
  }

  public EngineRules with(ReadBackRule other) {
    return new EngineRules(
        dedupe, floor, limits, periods, corrections, documents, batches, other, faults);
  }

  public EngineRules with(Faults other) {
    return new EngineRules(
        dedupe, floor, limits, periods, corrections, documents, batches, readBack, other);
  }

  /** What becomes of a request by which a period's sum would fall below zero. */
  public enum Floor {
    REFUSED,
    /** It counts only so much that the sum is zero; the answer says that it was taken. */
    CLAMPED,
    TAKEN,
    /**
     * It is taken. As long as the sum is below zero, or a closed period's is below what its invoice
     * said, the account gets no further invoice.
     */
    STOPS_INVOICES
  }
}

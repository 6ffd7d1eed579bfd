package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.EngineAnswer;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.FakeEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A world that a test writes by hand: results, requests and final postings, one by one. */
final class AuditedLife {
  static final Account ACME = new Account("acme", "policy_signed");
  static final Duration SLACK = Duration.ofMinutes(2);
  static final Duration LEASE = Duration.ofSeconds(90);

  private final FakeEngine engine;
  private final List<BilledResult> results = new ArrayList<>();
  private final List<PostingRecord> postings = new ArrayList<>();

  AuditedLife(EngineRules rules) {
    this.engine = new FakeEngine(rules);
  }

  static Instant at(String time) {
    return Instant.parse("2026-" + time + ":00Z");
  }

  /** A billable that occurred and was recorded then. */
  BilledResult billable(String id, long value, Instant at) {
    return knows(BilledResult.billable(id, ACME, value, at, at));
  }

  BilledResult reversal(String id, BilledResult of, Instant at) {
    return knows(of.reversal(id, at, at));
  }

  BilledResult knows(BilledResult result) {
    results.add(result);
    return result;
  }

  EngineAnswer sends(EngineRequest request, Instant now) {
    return engine.take(request, now);
  }

  /** A usage that is sent when it is due, and answered after a second. */
  PostingRecord sent(BilledResult billable, Instant now) {
    sends(EngineRequest.usage(billable.id(), ACME, billable.value(), billable.occurredAt()), now);
    return is(posting(billable, "sent").tried(List.of(answered(now))));
  }

  /** A negative, dated as its billable. */
  PostingRecord corrects(BilledResult reversal, BilledResult billable, Instant now) {
    var time = billable.occurredAt();
    sends(EngineRequest.negative(reversal.id(), ACME, reversal.value(), time, billable.id()), now);
    return is(posting(reversal, "sent").tried(List.of(answered(now))));
  }

  static PostingRecord posting(BilledResult result, String state) {
    return PostingRecord.of(result.id(), state, result.value());
  }

  PostingRecord is(PostingRecord posting) {
    postings.add(posting);
    return posting;
  }

  static PostingTry answered(Instant at) {
    return new PostingTry(at, at, at.plus(LEASE), at.plusSeconds(1));
  }

  static PostingTry unanswered(Instant at) {
    return new PostingTry(at, at, at.plus(LEASE), null);
  }

  FakeEngine engine() {
    return engine;
  }

  List<Breach> breaches(Instant end) {
    return BillingAudit.of(
        new AuditedBilling(results, engine.books(end), postings, engine.rules(), end, SLACK));
  }

  /** The rules that are broken. */
  Set<BillingRule> broken(Instant end) {
    return breaches(end).stream().map(Breach::rule).collect(Collectors.toSet());
  }

  /** The sentences, as one text. */
  String told(Instant end) {
    return breaches(end).stream().map(Breach::sentence).collect(Collectors.joining("\n"));
  }
}

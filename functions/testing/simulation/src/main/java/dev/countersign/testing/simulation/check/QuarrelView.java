package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What payer and seller know of an outcome when they speak about it. It only says when and of what
 * they speak; what becomes of that is no matter of it.
 *
 * @param line by what was said so far
 * @param months of the world
 */
public record QuarrelView(
    String tenant,
    String claim,
    TenantTerms contract,
    List<Entry> history,
    OracleLine line,
    WorldMonths months) {
  private static final String NO_DISPUTE = "dsp_00000000000000000000000000000000";
  private static final String NO_INQUIRY = "inq_00000000000000000000000000000000";

  /** The outcome's id. */
  public String outcome() {
    return Claim.parse(claim).outcome(new TenantId(tenant)).value();
  }

  /** The dispute that it keeps; of none, the id of one that nobody opened. */
  public String dispute() {
    return last()
        .flatMap(entry -> entry.registers().dispute())
        .map(dispute -> dispute.id().value())
        .orElse(NO_DISPUTE);
  }

  /** The inquiry that it keeps, or would have; of none, the id of one that nobody asked. */
  public String inquiry() {
    int bar = claim.indexOf("/!/");
    if (bar > 0) {
      var session = new SessionId(claim.substring(bar + 3));
      var type = new OutcomeType(claim.substring(0, bar));
      return InquiryId.of(new TenantId(tenant), type, session).value();
    }
    return last()
        .flatMap(entry -> entry.registers().inquiry())
        .map(inquiry -> inquiry.id().value())
        .orElse(NO_INQUIRY);
  }

  /** A billable result, mostly the one that stands; empty if none was published. */
  public String event(SeededDraws dice) {
    var all =
        history.stream()
            .flatMap(entry -> entry.results().stream())
            .filter(result -> result.kind() == ResultEvent.Kind.BILLABLE)
            .map(result -> result.id().value())
            .toList();
    return all.isEmpty() ? "" : dice.perMille(700) ? all.getLast() : dice.oneOf(all);
  }

  /**
   * A line of a sealed month.
   *
   * @param key that of its leaf
   */
  public record SealedLine(String month, String key) {}

  /**
   * A line of it that is in a sealed month, mostly the newest; empty if none is. It may have billed
   * nothing, and sometimes another month is named.
   */
  public Optional<SealedLine> line(SeededDraws dice) {
    var lines = new ArrayList<SealedLine>();
    for (var month : months.sealed()) {
      if (month.tenant().equals(tenant)) {
        history.stream()
            .flatMap(entry -> entry.results().stream())
            .flatMap(result -> Optional.ofNullable(month.lines().get(result.id().value())).stream())
            .distinct()
            .forEach(key -> lines.add(new SealedLine(month.period(), key)));
      }
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var one = dice.perMille(600) ? lines.getLast() : dice.oneOf(lines);
    var before = YearMonth.parse(one.month()).minusMonths(1).toString();
    return Optional.of(dice.perMille(100) ? new SealedLine(before, one.key()) : one);
  }

  /** What the line is counted for. */
  public long amount() {
    return line.amount();
  }

  /** Its currency; none of units. */
  public @Nullable String currency() {
    var known = line.currency();
    return known == null ? terms().prices().getFirst().currency() : known;
  }

  /** The deadline of what is undecided. */
  public Optional<Instant> deadline() {
    var registers = last().map(Entry::registers);
    var dispute = registers.flatMap(it -> it.dispute()).filter(it -> it.end().isEmpty());
    var clause = terms().dispute();
    if (dispute.isPresent() && clause != null) {
      var answer = dispute.get().answerOrNull();
      return Optional.of(
          answer == null
              ? clause.answer().from(dispute.get().recordedAt(), terms().zone())
              : clause.decide().from(answer.recordedAt(), terms().zone()));
    }
    var inquiry = registers.flatMap(it -> it.inquiry()).filter(it -> it.end().isEmpty());
    var asks = terms().inquiry();
    return asks == null
        ? Optional.empty()
        : inquiry.map(it -> asks.answer().from(countedFrom(it), terms().zone()));
  }

  /** Near enough: drafts are counted from the end of the wait, shortly before they are recorded. */
  private static Instant countedFrom(Inquiry inquiry) {
    return inquiry.recordedAt();
  }

  /** Until when the line can be disputed, if its leaf doesn't come late. */
  public Optional<Instant> openUntil() {
    var clause = terms().dispute();
    return clause == null
        ? Optional.empty()
        : history.stream()
            .filter(entry -> entry.billed().standing().isPresent())
            .filter(entry -> !entry.results().isEmpty())
            .reduce((one, other) -> other)
            .flatMap(entry -> months.closes(tenant, entry.at()))
            .map(closed -> clause.open().from(closed, terms().zone()));
  }

  private Optional<Entry> last() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }

  private OracleTerms terms() {
    var own = line.terms();
    return own == null ? contract.meaning().getFirst() : own;
  }
}

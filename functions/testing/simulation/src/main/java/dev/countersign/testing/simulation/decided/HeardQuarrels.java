package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.dispute.NamedLine;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryProblems;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a claim's disputes and inquiries, told to its history. */
final class HeardQuarrels {
  private final DecidedHistory history;
  private final SaidOfLines said;
  private final LineCalendar months;
  private final @Nullable SessionsClaim asked;
  private final Map<String, String> names = new HashMap<>();

  /**
   * Of a history.
   *
   * @param asked of what a session claims; none of any other claim
   */
  HeardQuarrels(
      DecidedHistory history,
      SaidOfLines said,
      LineCalendar months,
      @Nullable SessionsClaim asked) {
    this.history = history;
    this.said = said;
    this.months = months;
    this.asked = asked;
  }

  /** By these names the oracle knows disputes and inquiries, by their ids. */
  Map<String, String> names() {
    return names;
  }

  /** Gives the word that it is answered with. */
  String hear(OracleQuarrel told) {
    if (told instanceof Asked one && one.kind() == Asked.Kind.UNTRACKED) {
      return untracked(one);
    }
    return history.last().isEmpty() ? unknown(told) : ofThere(told);
  }

  private static String unknown(OracleQuarrel told) {
    return switch (told) {
      case OracleQuarrel.Disputed one -> "unknown_outcome";
      case OracleQuarrel.Decided one -> "unknown_outcome";
      case Asked one -> "unknown_outcome";
      case OracleQuarrel.Closed one -> "unknown_inquiry";
      case OracleQuarrel.Withdrawn one -> "unknown_dispute";
      case OracleQuarrel.Answered one -> "unknown_dispute";
    };
  }

  private String untracked(Asked told) {
    var claim = asked;
    var session =
        claim == null
            ? Optional.<Stimulus>empty()
            : claim
                .newest()
                .map(form ->
                    new InquiryStimulus.AskedUntracked(
                        SaidOfInquiries.asked(told),
                        form,
                        claim.heard(told.toldAt()).orElse(null)));
    return session
        .map(stimulus -> answer(stimulus, told))
        .orElse(InquiryProblems.UNKNOWN_SESSION.reason());
  }

  private String ofThere(OracleQuarrel told) {
    var registers = history.last().orElseThrow().registers();
    return switch (told) {
      case OracleQuarrel.Disputed one -> {
        names.put(said.id(one.by()).value(), one.by().id());
        yield answer(new Stimulus.Disputed(said.opening(one), line(one)), one);
      }
      case Asked one -> {
        var asked = SaidOfInquiries.asked(one);
        names.put(asked.opens(history.tenant()).value(), one.by().id());
        var type = InquiryType.valueOf(one.kind().name());
        yield answer(new InquiryStimulus.AskedAbout(asked, type), one);
      }
      case OracleQuarrel.Closed one ->
          registers
              .inquiry()
              .map(Inquiry::id)
              .map(kept -> answer(SaidOfInquiries.closed(kept, one), one))
              .orElse("unknown_inquiry");
      default ->
          registers
              .dispute()
              .map(Dispute::id)
              .map(kept -> answer(said.on(kept, told), told))
              .orElse("unknown_dispute");
    };
  }

  private String answer(Stimulus stimulus, OracleTold told) {
    return SharedWords.answer(history.decide(stimulus, told.toldAt()));
  }

  private NamedLine line(OracleQuarrel.Disputed told) {
    var billed = history.last().map(Entry::billed).orElseThrow();
    var month =
        history
            .billedAt()
            .map(at -> months.of(told.claim(), at, told.receivedAt()))
            .orElseGet(LineMonth.Unsealed::new);
    int standing = billed.standing().isPresent() ? billed.revisions() : 0;
    return new NamedLine(told.revision(), standing, month);
  }
}

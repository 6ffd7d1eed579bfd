package dev.countersign.app.month;

import dev.countersign.app.dispute.DisputeWord;
import dev.countersign.app.inquiry.InquiryWord;
import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.Stimulus.Trace;
import java.util.Locale;
import java.util.Optional;

/**
 * Who said what brought an entry, and what became of it.
 *
 * @param evidence digest of the signed bytes
 */
record SaidWords(SourceId source, String act, String verdict, Digest evidence) {
  /**
   * Of the statement, the dispute, the answer or the inquiry that brought an entry; none of what
   * time, a session, a resolution or a command brought.
   */
  static Optional<SaidWords> of(Entry entry) {
    return switch (entry.trace()) {
      case Trace.Said said ->
          Optional.of(
              new SaidWords(
                  said.source(), word(said.act()), word(said.verdict()), said.evidence()));
      case Trace.Disputed said ->
          Optional.of(
              new SaidWords(said.source(), "disputed", DisputeWord.of(entry), said.evidence()));
      case Trace.OnDispute said when !(said.act() instanceof DisputeAct.Ruled) ->
          Optional.ofNullable(said.sourceOrNull())
              .map(source ->
                  new SaidWords(source, said.act().wire(), DisputeWord.of(entry), said.evidence()));
      case InquiryTrace.Asked said ->
          Optional.of(
              new SaidWords(said.source(), "asked", InquiryWord.of(entry), said.evidence()));
      case InquiryTrace.OnInquiry said ->
          Optional.of(
              new SaidWords(
                  said.source(), said.act().wire(), InquiryWord.of(entry), said.evidence()));
      default -> Optional.empty();
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

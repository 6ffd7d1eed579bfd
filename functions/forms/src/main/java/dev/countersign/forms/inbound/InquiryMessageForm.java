package dev.countersign.forms.inbound;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.util.Optional;

/** Reads what a seller says about missing results: {@code docs/disputes.md}, section 11. */
public final class InquiryMessageForm {
  private InquiryMessageForm() {}

  /** The words of the acts. */
  private enum Word {
    ASKED,
    WITHDRAWN
  }

  /** What a seller says. */
  public sealed interface SaidOnInquiry {
    /** It asks for a result that a session claims. */
    record Untracked(
        SessionId session,
        OutcomeType type,
        Optional<DisputeCode> code,
        Optional<Money> expected)
        implements SaidOnInquiry {}

    /**
     * It asks about an outcome.
     *
     * @param type any but untracked
     */
    record About(
        InquiryType type,
        OutcomeId outcome,
        Optional<DisputeCode> code,
        Optional<Money> expected)
        implements SaidOnInquiry {}

    /** It takes an inquiry back. */
    record Withdrawn(InquiryId inquiry) implements SaidOnInquiry {}
  }

  /** Reads one message. Unknown fields are ignored. */
  public static Reading<SaidOnInquiry> read(Json said) {
    return Fields.read(said, InquiryMessageForm::message);
  }

  private static Optional<SaidOnInquiry> message(Fields in) {
    var act = in.get("act").isEmpty() ? Optional.of(Word.ASKED) : in.word("act", Word.values());
    return act.flatMap(word ->
        switch (word) {
          case ASKED -> asked(in);
          case WITHDRAWN ->
              in.id("inquiry", InquiryId::admits, InquiryId::new).map(SaidOnInquiry.Withdrawn::new);
        });
  }

  private static Optional<SaidOnInquiry> asked(Fields in) {
    in.present("type");
    var type = in.word("type", InquiryType.values());
    var code = in.word("code", DisputeCode.values());
    var expected = in.object("expected").flatMap(DecimalMoneyForm::read);
    SessionTimes.any(in, "occurred_at");
    if (code.filter(DisputeCode.OTHER::equals).isPresent()) {
      SaidEvidenceForm.checkWithText(in);
    } else {
      SaidEvidenceForm.check(in);
    }
    if (type.filter(InquiryType.UNTRACKED::equals).isPresent()) {
      var session = in.id("session", SessionId::admits, SessionId::new);
      var wanted = in.id("outcome_type", OutcomeType::admits, OutcomeType::new);
      return session.flatMap(of ->
          wanted.map(asked -> new SaidOnInquiry.Untracked(of, asked, code, expected)));
    }
    return type.flatMap(about ->
        in.id("outcome", OutcomeId::admits, OutcomeId::new)
            .map(of -> new SaidOnInquiry.About(about, of, code, expected)));
  }
}

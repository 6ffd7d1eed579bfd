package dev.countersign.forms.inbound;

import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a payer says about a line: {@code docs/disputes.md}, section 3. */
public final class DisputeMessageForm {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
  private static final Pattern ENTRY =
      Pattern.compile("E/out_[0-9a-f]{32}/[0-9]{6,9}/[0-9a-f]{16}");
  private static final List<String> NAMES = List.of("outcome", "event", "line");

  private DisputeMessageForm() {}

  /** The words of the acts. */
  private enum Word {
    DISPUTED,
    WITHDRAWN,
    DECLINED
  }

  /** What a payer says. */
  public sealed interface SaidByPayer {
    /**
     * A line is disputed.
     *
     * @param held what the payer holds owed; none where the payer holds nothing owed
     */
    record Disputed(DisputedName line, DisputeCode code, Optional<Money> held)
        implements SaidByPayer {}

    /** A dispute is taken back. */
    record Withdrawn(DisputeId dispute) implements SaidByPayer {}

    /** What an inquiry asks for is not there. */
    record Declined(InquiryId inquiry, DeclineCode code) implements SaidByPayer {}
  }

  /** How a line is named. */
  public sealed interface DisputedName {
    /** By its outcome: the result that stands, or what is counted. */
    record OfOutcome(OutcomeId outcome) implements DisputedName {}

    /** By a result event. */
    record OfEvent(EventId event) implements DisputedName {}

    /** By the key of an entry's leaf in a month. */
    record OfLeaf(YearMonth month, String key) implements DisputedName {}
  }

  /** Reads one message. Unknown fields are ignored. */
  public static Reading<SaidByPayer> read(Json said) {
    return Fields.read(said, DisputeMessageForm::message);
  }

  /** Reads one message about an outcome that is named beside it. */
  public static Reading<SaidByPayer> read(Json said, OutcomeId outcome, DisputeId kept) {
    return Fields.read(
        said,
        in ->
            in.word("act", Word.values()).filter(Word.WITHDRAWN::equals).isPresent()
                ? Optional.of(new SaidByPayer.Withdrawn(kept))
                : disputed(in, Optional.of(new DisputedName.OfOutcome(outcome))));
  }

  private static Optional<SaidByPayer> message(Fields in) {
    var act = in.get("act").isEmpty() ? Optional.of(Word.DISPUTED) : in.word("act", Word.values());
    return act.flatMap(word ->
        switch (word) {
          case DISPUTED -> disputed(in, named(in));
          case WITHDRAWN ->
              in.id("dispute", DisputeId::admits, DisputeId::new).map(SaidByPayer.Withdrawn::new);
          case DECLINED -> declined(in, in.id("inquiry", InquiryId::admits, InquiryId::new));
        });
  }

  /** Reads one message that declines an inquiry which is named beside it. */
  public static Reading<SaidByPayer> read(Json said, InquiryId asked) {
    return Fields.read(said, in -> declined(in, Optional.of(asked)));
  }

  private static Optional<SaidByPayer> declined(Fields in, Optional<InquiryId> asked) {
    in.present("code");
    var code = in.word("code", DeclineCode.values());
    if (code.filter(DeclineCode.OTHER::equals).isPresent()) {
      SaidEvidenceForm.checkWithText(in);
    } else {
      SaidEvidenceForm.check(in);
    }
    return asked.flatMap(id -> code.map(why -> new SaidByPayer.Declined(id, why)));
  }

  private static Optional<SaidByPayer> disputed(Fields in, Optional<DisputedName> line) {
    in.present("code");
    var code = in.word("code", DisputeCode.values());
    var held = SaidAmountForm.read(in);
    if (code.filter(DisputeCode.OTHER::equals).isPresent()) {
      SaidEvidenceForm.checkWithText(in);
    } else {
      SaidEvidenceForm.check(in);
    }
    return line.flatMap(name -> code.map(why -> new SaidByPayer.Disputed(name, why, held)));
  }

  private static Optional<DisputedName> named(Fields in) {
    var there = NAMES.stream().filter(name -> in.get(name).isPresent()).toList();
    boolean monthOfNoLine = in.get("month").isPresent() && !there.equals(List.of("line"));
    if (there.size() != 1 || monthOfNoLine) {
      in.problem(
          "contradiction",
          monthOfNoLine && there.size() < 2
              ? "month"
              : there.isEmpty() ? "outcome" : there.getLast(),
          "needs exactly one of outcome, event, or month and line",
          "name the outcome, the billable event, or the month and the key of its line");
      return Optional.empty();
    }
    return switch (there.getFirst()) {
      case "outcome" ->
          in.id("outcome", OutcomeId::admits, OutcomeId::new).map(DisputedName.OfOutcome::new);
      case "event" -> in.id("event", EventId::admits, EventId::new).map(DisputedName.OfEvent::new);
      default -> leaf(in);
    };
  }

  private static Optional<DisputedName> leaf(Fields in) {
    var month = in.id("month", text -> MONTH.matcher(text).matches(), YearMonth::parse);
    var key = in.id("line", text -> ENTRY.matcher(text).matches(), text -> text);
    return month.flatMap(of -> key.map(line -> new DisputedName.OfLeaf(of, line)));
  }
}

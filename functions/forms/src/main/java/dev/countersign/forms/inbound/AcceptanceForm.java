package dev.countersign.forms.inbound;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.acceptance.Acceptance;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads an acceptance ({@code infra/schemas/acceptance.schema.json}). */
public final class AcceptanceForm {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");
  private static final int LONGEST_WHY = 500;
  private static final String COSIGNED = "cosigned";
  private static final int LONGEST_NOTE = 20_000;
  private static final Pattern NOTE = Pattern.compile("[\\n\\x20-\\x7e\\x80-\\x{10ffff}]+\\n");

  private AcceptanceForm() {}

  /** The words of the answers. */
  private enum Word {
    ACCEPTED,
    ACCEPTED_EXCEPT,
    REFUSED
  }

  /**
   * What a payer's message says.
   *
   * @param decidedAt when the payer decided, as it says itself
   * @param cosigned the month's checkpoint with the payer's cosignature, not verified; of {@code
   *     accepted} alone
   */
  public record SaidAcceptance(
      Acceptance acceptance, Optional<Instant> decidedAt, Optional<String> cosigned) {}

  /** Reads one acceptance. Unknown fields are ignored. */
  public static Reading<SaidAcceptance> read(Json said) {
    return Fields.read(said, AcceptanceForm::acceptance);
  }

  /** The word of an answer, as messages and leaves have it. */
  public static String word(AcceptanceAnswer answer) {
    return switch (answer) {
      case AcceptanceAnswer.Accepted accepted -> "accepted";
      case AcceptanceAnswer.AcceptedExcept except -> "accepted_except";
      case AcceptanceAnswer.Refused refused -> "refused";
    };
  }

  private static Optional<SaidAcceptance> acceptance(Fields in) {
    var month = in.id("month", text -> MONTH.matcher(text).matches(), YearMonth::parse);
    var root = in.id("root", MonthRoot::admits, MonthRoot::new);
    in.present("answer");
    var answer = in.word("answer", Word.values()).flatMap(word -> answer(in, word));
    var decidedAt = in.instant("decided_at");
    var cosigned = cosigned(in, answer);
    return month.flatMap(period ->
        root.flatMap(hash ->
            answer.map(given ->
                new SaidAcceptance(new Acceptance(period, hash, given), decidedAt, cosigned))));
  }

  /** A note has lines, so it is no text as others are. */
  private static Optional<String> cosigned(Fields in, Optional<AcceptanceAnswer> answer) {
    var value = in.get(COSIGNED);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Json.Str(String note))) {
      in.problem("wrong_type", COSIGNED, "not a string", "send the note as a string");
      return Optional.empty();
    }
    if (note.length() > LONGEST_NOTE || !NOTE.matcher(note).matches()) {
      in.problem(
          "out_of_range",
          COSIGNED,
          "too long, without a newline at its end, or with other control characters",
          "send the signed note as it is, its lines separated by newlines");
    }
    if (answer.filter(given -> !(given instanceof AcceptanceAnswer.Accepted)).isPresent()) {
      in.problem(
          "contradiction",
          COSIGNED,
          "a cosignature accepts the whole month",
          "leave it out, or answer accepted");
    }
    return Optional.of(note);
  }

  /** The answer; only {@code accepted_except} names outcomes, and {@code refused} says why. */
  private static Optional<AcceptanceAnswer> answer(Fields in, Word word) {
    if (word != Word.ACCEPTED_EXCEPT && in.get("outcomes").isPresent()) {
      in.problem(
          "contradiction",
          "outcomes",
          "outcomes are named by accepted_except alone",
          "leave them out, or answer accepted_except");
      return Optional.empty();
    }
    var why = word == Word.REFUSED ? in.required("why", LONGEST_WHY) : in.text("why", LONGEST_WHY);
    return switch (word) {
      case ACCEPTED -> Optional.of(new AcceptanceAnswer.Accepted());
      case ACCEPTED_EXCEPT -> except(in);
      case REFUSED -> why.map(said -> new AcceptanceAnswer.Refused());
    };
  }

  private static Optional<AcceptanceAnswer> except(Fields in) {
    Set<OutcomeId> outcomes =
        in.texts("outcomes", OutcomeId::admits).stream()
            .map(OutcomeId::new)
            .collect(Collectors.toSet());
    return outcomes.isEmpty()
        ? Optional.empty()
        : Optional.of(new AcceptanceAnswer.AcceptedExcept(outcomes));
  }
}

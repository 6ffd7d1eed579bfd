package dev.countersign.forms.inbound;

import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.util.Optional;

/** Reads what an arbiter finds of a disputed line: {@code docs/disputes.md}, section 3. */
public final class DisputeRulingForm {
  private static final int LONGEST = 500;

  private DisputeRulingForm() {}

  /** The words of the findings. */
  private enum Word {
    STANDS,
    FALLS,
    ADJUSTED
  }

  /** What an arbiter finds, and of which dispute. */
  public record SaidByArbiter(DisputeId dispute, DisputeAct.Ruled ruled) {}

  /** Whether a resolution is meant to rule a dispute. */
  public static boolean isMeant(Json said) {
    return said instanceof Json.Obj object && object.get("dispute").isPresent();
  }

  /** Reads a resolution that names the dispute. Unknown fields are ignored. */
  public static Reading<SaidByArbiter> readNamed(Json said) {
    return Fields.read(
        said,
        in -> {
          var dispute = in.id("dispute", DisputeId::admits, DisputeId::new);
          if (in.get("session").isPresent()) {
            in.problem(
                "contradiction",
                "session",
                "a ruling of a dispute names no session",
                "leave it out, or send it as a resolution of its own");
          }
          return ruled(in).flatMap(ruling -> dispute.map(id -> new SaidByArbiter(id, ruling)));
        });
  }

  /** Reads one ruling of a dispute that is named beside it. Unknown fields are ignored. */
  public static Reading<DisputeAct.Ruled> read(Json said) {
    return Fields.read(said, DisputeRulingForm::ruled);
  }

  private static Optional<DisputeAct.Ruled> ruled(Fields in) {
    var by = in.required("by", LONGEST);
    var why = in.required("why", LONGEST);
    in.present("finding");
    var found = in.word("finding", Word.values()).flatMap(word -> finding(in, word));
    return found.flatMap(finding ->
        by.flatMap(who -> why.map(reason -> new DisputeAct.Ruled(finding, who, reason))));
  }

  private static Optional<DisputeFinding> finding(Fields in, Word word) {
    boolean adjusts = word == Word.ADJUSTED;
    if (adjusts != SaidAmountForm.isIn(in)) {
      in.problem(
          "contradiction",
          SaidAmountForm.member(in),
          adjusts ? "adjusted without an amount" : "an amount without adjusted",
          "state what is owed where it is adjusted, and only there");
      return Optional.empty();
    }
    return switch (word) {
      case STANDS -> Optional.of(new DisputeFinding.Stands());
      case FALLS -> Optional.of(new DisputeFinding.Falls());
      case ADJUSTED -> SaidAmountForm.read(in).map(DisputeFinding.Adjusted::new);
    };
  }
}

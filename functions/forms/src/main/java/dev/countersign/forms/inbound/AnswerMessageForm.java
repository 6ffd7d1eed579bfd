package dev.countersign.forms.inbound;

import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.util.Optional;

/** Reads what a seller answers to a dispute: {@code docs/disputes.md}, section 3. */
public final class AnswerMessageForm {
  private AnswerMessageForm() {}

  /** The words of the answers. */
  private enum Word {
    CONTESTED,
    CONCEDED,
    OFFERED
  }

  /** What a seller says about a dispute. */
  public record SaidBySeller(DisputeId dispute, DisputeAct act) {}

  /** Reads one answer. Unknown fields are ignored. */
  public static Reading<SaidBySeller> read(Json said) {
    return Fields.read(
        said,
        in -> {
          var dispute = in.id("dispute", DisputeId::admits, DisputeId::new);
          return act(in).flatMap(act -> dispute.map(id -> new SaidBySeller(id, act)));
        });
  }

  /** Reads one answer to a dispute that is named beside it. */
  public static Reading<SaidBySeller> read(Json said, DisputeId dispute) {
    return Fields.read(said, in -> act(in).map(act -> new SaidBySeller(dispute, act)));
  }

  private static Optional<DisputeAct> act(Fields in) {
    in.present("answer");
    var amount = SaidAmountForm.read(in);
    SaidEvidenceForm.check(in);
    return in.word("answer", Word.values())
        .flatMap(word -> {
          boolean offers = word == Word.OFFERED;
          if (offers != SaidAmountForm.isIn(in)) {
            in.problem(
                "contradiction",
                SaidAmountForm.member(in),
                offers ? "an offer without an amount" : "an amount without an offer",
                "state what is owed where you offer it, and only there");
            return Optional.empty();
          }
          return switch (word) {
            case CONTESTED -> Optional.of(new DisputeAct.Contested());
            case CONCEDED -> Optional.of(new DisputeAct.Conceded());
            case OFFERED -> amount.map(DisputeAct.Offered::new);
          };
        });
  }
}

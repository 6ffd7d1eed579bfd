package dev.countersign.local.run;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import java.util.Map;

/** Refused deliveries, and the results of replays, as one JSON object each. */
public final class ReplayJson {
  private ReplayJson() {}

  /** The result of one replay. */
  public static Bytes of(String id, Replayed replayed) {
    return JsonOutput.object(out -> {
      out.writeStringField("id", id);
      switch (replayed) {
        case Replayed.Decided decided -> out.writeStringField("replayed", "decided");
        case Replayed.Already already -> {
          out.writeStringField("replayed", "already");
          out.writeStringField("decided_at", already.at().toString());
        }
        case Replayed.Refused refused -> {
          out.writeStringField("replayed", "refused");
          out.writeArrayFieldStart("errors");
          for (Problem problem : refused.problems()) {
            out.writeStartObject();
            Answers.fields(out, problem);
            out.writeEndObject();
          }
          out.writeEndArray();
        }
      }
    });
  }

  /** One refused delivery: what was wrong with it, never what it says. */
  public static Bytes of(RefusedDelivery refused) {
    return JsonOutput.object(out -> {
      out.writeStringField("id", refused.id());
      out.writeStringField("source", refused.source().value());
      out.writeStringField("received_at", refused.receivedAt().toString());
      if (refused.decidedAt().isPresent()) {
        out.writeStringField("decided_at", refused.decidedAt().get().toString());
      }
      out.writeObjectFieldStart("how");
      for (Map.Entry<String, String> how : refused.evidence().how().entrySet()) {
        out.writeStringField(how.getKey(), how.getValue());
      }
      out.writeEndObject();
      out.writeArrayFieldStart("errors");
      for (ItemProblem placed : refused.problems()) {
        out.writeStartObject();
        out.writeNumberField("place", placed.place());
        Answers.fields(out, placed.problem());
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }
}

package dev.countersign.app.attest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.Problem;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.statement.Act;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.trust.profile.AttainableAssurance;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a sender is told of its statements. */
public final class AttestationAnswer {
  private static final Problem FIRST =
      new Problem(
          "nothing_before",
          "/act",
          "nothing was attested under this claim before; it is remembered",
          "when another fact was meant, mend the fields that the terms claim by and send it anew");

  private AttestationAnswer() {}

  static HttpAnswer of(DeliveryResult.Handled<AppendResult> handled) {
    var items = handled.items();
    var assurance = handled.assurance();
    return HttpAnswer.json(
        status(items),
        JsonOutput.object(out -> {
          out.writeStringField("assurance", assurance.wire());
          out.writeStringField("provable_to", handled.provableTo().wire());
          if (items.stream().anyMatch(AttestationAnswer::wantsMore)) {
            out.writeStringField(
                "better", AttainableAssurance.better(assurance).orElse("none is better"));
          }
          out.writeArrayFieldStart("attestations");
          for (ItemResult<AppendResult> item : items) {
            out.writeStartObject();
            write(out, item);
            out.writeEndObject();
          }
          out.writeEndArray();
        }));
  }

  /** Whether the terms ask for a better grade than was reached. */
  private static boolean wantsMore(ItemResult<AppendResult> item) {
    return item instanceof ItemResult.Done<AppendResult> done
        && ReasonCodes.ASSURANCE.equals(done.result().entry().entry().reasonOrNull());
  }

  private static int status(List<ItemResult<AppendResult>> items) {
    if (items.size() == 1
        && items.getFirst() instanceof ItemResult.Done<AppendResult> done
        && done.result().isConflict()) {
      return 409;
    }
    return items.stream().allMatch(AttestationAnswer::isParked) ? 202 : 200;
  }

  private static boolean isParked(ItemResult<AppendResult> item) {
    return item instanceof ItemResult.Done<AppendResult> done
        && done.result().entry().entry().status() == OutcomeStatus.PARKED;
  }

  /** The members of one item's answer. */
  public static void write(JsonGenerator out, ItemResult<AppendResult> item) throws IOException {
    out.writeNumberField("place", item.place());
    switch (item) {
      case ItemResult.Refused<AppendResult>(int place, List<Problem> problems) -> {
        out.writeStringField("verdict", "refused");
        out.writeArrayFieldStart("errors");
        for (Problem problem : problems) {
          out.writeStartObject();
          Answers.fields(out, problem);
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      case ItemResult.Done<AppendResult> done -> write(out, done.result());
      case ItemResult.Ignored<AppendResult>(int place, String reason) -> {
        out.writeStringField("verdict", "ignored");
        out.writeStringField("reason", reason);
      }
    }
  }

  private static void write(JsonGenerator out, AppendResult result) throws IOException {
    var stored = result.entry();
    Entry entry = stored.entry();
    out.writeStringField("outcome", entry.outcome().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("status", entry.status().wire());
    String reason = entry.reasonOrNull();
    if (reason != null) {
      out.writeStringField("reason", reason);
    }
    String detail = entry.detailOrNull();
    if (detail != null) {
      out.writeStringField("detail", detail);
    }
    if (result.isConflict()) {
      out.writeStringField("verdict", "conflict");
      return;
    }
    out.writeStringField("verdict", verdict(result, entry).name().toLowerCase(Locale.ROOT));
    if (entry.trace() instanceof Stimulus.Trace.Said said && !said.differs().isEmpty()) {
      out.writeArrayFieldStart("differs");
      for (String pointer : said.differs()) {
        out.writeString(pointer);
      }
      out.writeEndArray();
    }
    out.writeStringField("receipt", stored.receipt());
    if (isFirst(entry)) {
      out.writeObjectFieldStart("note");
      Answers.fields(out, FIRST);
      out.writeEndObject();
    }
  }

  /** Whether it corrects or takes back what was never attested under this claim. */
  private static boolean isFirst(Entry entry) {
    return entry.seq() == 1
        && entry.trace() instanceof Stimulus.Trace.Said said
        && said.act() != Act.ATTESTED
        && said.act() != Act.NOTED;
  }

  private static StatementVerdict verdict(AppendResult result, Entry entry) {
    return result.appended().isPresent() && entry.trace() instanceof Stimulus.Trace.Said said
        ? said.verdict()
        : StatementVerdict.DUPLICATE;
  }
}

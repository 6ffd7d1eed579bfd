package dev.countersign.app.attest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.attest.AttestDelivery.Attested;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.Problem;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.statement.Act;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.profile.AttainableAssurance;
import dev.countersign.trust.profile.Profile.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a sender is told of its statements. */
public final class AttestAnswer {
  private static final Set<String> NO_JSON =
      Set.of("not_utf8", "not_json", "duplicate_key", "too_deep");

  private static final Problem FIRST =
      new Problem(
          "nothing_before",
          "/act",
          "nothing was attested under this claim before; it is remembered and stands by itself",
          "when another fact was meant, mend the fields that the terms claim by and send it anew");

  private AttestAnswer() {}

  public static HttpAnswer of(Attested attested, Answer kind) {
    if (kind == Answer.SOAP_ACK && !(attested instanceof Attested.TooLarge)) {
      // Decided or kept, it has arrived: sent again it would only be the same.
      return Answers.soapAck();
    }
    return switch (attested) {
      case Attested.TooLarge large -> Answers.tooLarge();
      case Attested.Unreadable unreadable -> unusable(List.of(unreadable.problem()), kind);
      case Attested.Answered answered -> of(answered, kind);
    };
  }

  private static HttpAnswer of(Attested.Answered answered, Answer kind) {
    var items = answered.items();
    if (items.stream().allMatch(ItemAnswer.Refused.class::isInstance)) {
      return unusable(
          items.stream().flatMap(item -> ((ItemAnswer.Refused) item).problems().stream()).toList(),
          kind);
    }
    if (kind == Answer.RFC8935) {
      return HttpAnswer.empty(202);
    }
    return HttpAnswer.json(
        status(items),
        JsonOutput.object(
                out -> {
                  out.writeStringField("assurance", answered.assurance().wire());
                  if (items.stream().anyMatch(AttestAnswer::wantsMore)) {
                    out.writeStringField(
                        "better",
                        AttainableAssurance.better(answered.assurance()).orElse("none is better"));
                  }
                  out.writeArrayFieldStart("attestations");
                  for (ItemAnswer item : items) {
                    out.writeStartObject();
                    write(out, item);
                    out.writeEndObject();
                  }
                  out.writeEndArray();
                })
            .toArray());
  }

  private static HttpAnswer unusable(List<Problem> problems, Answer kind) {
    if (kind == Answer.RFC8935) {
      return Answers.setError("invalid_request", problems.getFirst().toString());
    }
    boolean broken =
        problems.stream()
            .anyMatch(problem -> NO_JSON.contains(problem.reason()) && problem.pointer().isEmpty());
    return broken ? Answers.malformed(problems) : Answers.unusable(problems);
  }

  /** Whether the terms ask for a better grade than was reached. */
  private static boolean wantsMore(ItemAnswer item) {
    return item instanceof ItemAnswer.Decided decided
        && ReasonCodes.ASSURANCE.equals(entry(decided.growth()).entry().reasonOrNull());
  }

  private static int status(List<ItemAnswer> items) {
    if (items.size() == 1
        && items.getFirst() instanceof ItemAnswer.Decided decided
        && decided.growth() instanceof AppendResult.Conflicting) {
      return 409;
    }
    boolean parked =
        items.stream()
            .allMatch(item ->
                item instanceof ItemAnswer.Decided decided
                    && entry(decided.growth()).entry().status() == OutcomeStatus.PARKED);
    return parked ? 202 : 200;
  }

  /** The members of one item's answer. */
  public static void write(JsonGenerator out, ItemAnswer item) throws IOException {
    out.writeNumberField("place", item.place());
    switch (item) {
      case ItemAnswer.Refused refused -> {
        out.writeStringField("verdict", "refused");
        out.writeArrayFieldStart("errors");
        for (Problem problem : refused.problems()) {
          out.writeStartObject();
          Answers.fields(out, problem);
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      case ItemAnswer.Decided decided -> write(out, decided.growth());
      case ItemAnswer.Ignored ignored -> {
        out.writeStringField("verdict", "ignored");
        out.writeStringField("reason", ignored.reason());
      }
    }
  }

  private static void write(JsonGenerator out, AppendResult growth) throws IOException {
    var stored = entry(growth);
    Entry entry = stored.entry();
    out.writeStringField("outcome", entry.outcome().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("status", entry.status().wire());
    String reason = entry.reasonOrNull();
    if (reason != null) {
      out.writeStringField("reason", reason);
    }
    if (growth instanceof AppendResult.Conflicting) {
      out.writeStringField("verdict", "conflict");
      return;
    }
    out.writeStringField("verdict", verdict(growth, entry).name().toLowerCase(Locale.ROOT));
    if (entry.trace() instanceof Stimulus.Trace.Said said && !said.differs().isEmpty()) {
      out.writeArrayFieldStart("differs");
      for (String pointer : said.differs()) {
        out.writeString(pointer);
      }
      out.writeEndArray();
    }
    out.writeStringField("receipt", stored.receipt());
    if (first(entry)) {
      out.writeObjectFieldStart("note");
      Answers.fields(out, FIRST);
      out.writeEndObject();
    }
  }

  /** Whether it corrects or takes back what was never attested under this claim. */
  private static boolean first(Entry entry) {
    return entry.seq() == 1
        && entry.trace() instanceof Stimulus.Trace.Said said
        && said.act() != Act.ATTESTED;
  }

  private static StatementVerdict verdict(AppendResult growth, Entry entry) {
    return switch (growth) {
      case AppendResult.Appended grown when entry.trace() instanceof Stimulus.Trace.Said said ->
          said.verdict();
      default -> StatementVerdict.DUPLICATE;
    };
  }

  private static StoredEntry entry(AppendResult growth) {
    return switch (growth) {
      case AppendResult.Appended grown -> grown.entry();
      case AppendResult.Repeated repeated -> repeated.entry();
      case AppendResult.Conflicting conflicting -> conflicting.entry();
      case AppendResult.Unchanged unchanged ->
          throw new IllegalStateException("a statement is never nothing new");
      case AppendResult.Refused refused ->
          throw new IllegalStateException("refused items have their own answer");
    };
  }
}

package dev.countersign.local.play;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.attest.AttestationAnswer;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.dispute.DisputeWord;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.inquiry.InquiryWord;
import dev.countersign.app.resolve.ResolveAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.event.ResultEventForm;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a line of JSON for each answer, event and outcome of a scenario. */
final class Transcript {
  private final Consumer<String> out;
  private int line;

  Transcript(Consumer<String> out) {
    this.out = out;
  }

  /** Sets the input line that causes what is written from now on. */
  void at(int number) {
    line = number;
  }

  void answer(ItemResult<AppendResult> answer) {
    out.accept(
        JsonOutput.object(
                json -> {
                  json.writeNumberField("line", line);
                  json.writeObjectFieldStart("answer");
                  AttestationAnswer.write(json, answer);
                  json.writeEndObject();
                })
            .toText());
  }

  /** Writes the result of a person's decision. */
  void resolved(AppendResult result) {
    if (result.problem().isPresent()) {
      answer(new ItemResult.Refused<>(0, result.problem().get()));
      return;
    }
    String answer =
        result
            .appended()
            .map(stored -> ResolveAnswer.of(stored).toText())
            .orElse("{\"verdict\":\"superseded\"}");
    out.accept("{\"line\":" + line + ",\"answer\":" + answer + "}");
  }

  /** Writes what came of a message about a dispute, or about an inquiry. */
  void disputed(AppendResult result) {
    var problem = result.problem();
    if (problem.isPresent()) {
      answer(new ItemResult.Refused<>(0, problem.get()));
      return;
    }
    var entry = result.entry().entry();
    var dispute = entry.registers().dispute();
    out.accept(
        JsonOutput.object(
                json -> {
                  json.writeNumberField("line", line);
                  json.writeObjectFieldStart("answer");
                  json.writeStringField("verdict", word(entry));
                  if (entry.trace() instanceof InquiryTrace) {
                    PlayedSteps.inquiry(json, entry.registers().inquiry().orElseThrow());
                  } else if (dispute.isPresent()) {
                    json.writeStringField("dispute", dispute.get().id().value());
                    json.writeStringField("state", dispute.get().state().wire());
                  }
                  json.writeStringField("claim", entry.claim().toString());
                  json.writeStringField("status", entry.status().wire());
                  json.writeStringField("reason", entry.reasonOrNull());
                  json.writeEndObject();
                })
            .toText());
  }

  private static String word(Entry entry) {
    return entry.trace() instanceof InquiryTrace ? InquiryWord.of(entry) : DisputeWord.of(entry);
  }

  /** Writes the result events of an entry. */
  void events(List<ResultEvent> results) {
    var links = ResultLinks.of(results);
    for (ResultEvent event : results) {
      String data = Bytes.of(ResultEventForm.write(event, links, null)).toText();
      out.accept("{\"line\":" + line + ",\"event\":" + data + "}");
    }
  }

  /**
   * Writes what an entry did to inquiries and disputes without a message about them: drafted one,
   * ended one.
   *
   * @param before the outcome's entry before; none of its first
   */
  void steps(Entry entry, Optional<Entry> before) {
    PlayedSteps.of(entry)
        .ifPresent(inquiry -> step("inquiry", json -> PlayedSteps.write(json, entry, inquiry)));
    for (Dispute dispute : PlayedSteps.disputes(entry, before)) {
      step("dispute", json -> PlayedSteps.write(json, entry, dispute));
    }
  }

  private void step(String about, JsonOutput.Members members) {
    out.accept(
        JsonOutput.object(
                json -> {
                  json.writeNumberField("line", line);
                  json.writeObjectFieldStart(about);
                  members.write(json);
                  json.writeEndObject();
                })
            .toText());
  }

  void outcome(StoredEntry stored, Map<OutcomeType, TermsBook> books) {
    var book = Objects.requireNonNull(books.get(stored.entry().claim().type()));
    var nothing = Money.zero(book.versions().getLast().price().currency());
    out.accept(
        JsonOutput.object(
                json -> {
                  json.writeObjectFieldStart("outcome");
                  outcome(json, stored, nothing);
                  json.writeEndObject();
                })
            .toText());
  }

  private static void outcome(JsonGenerator json, StoredEntry stored, Money nothing)
      throws IOException {
    var entry = stored.entry();
    var billed = entry.billed().standing().map(BillingState.StandingResult::amount).orElse(nothing);
    json.writeStringField("id", entry.outcome().value());
    json.writeStringField("claim", entry.claim().toString());
    json.writeStringField("status", entry.status().wire());
    json.writeStringField("reason", entry.reasonOrNull());
    if (entry.detailOrNull() != null) {
      json.writeStringField("detail", entry.detailOrNull());
    }
    json.writeStringField("billed", billed.decimal().toPlainString());
    boolean counted = billed.currency().equals(Price.UNITS);
    json.writeStringField("currency", counted ? null : billed.currency().getCurrencyCode());
    json.writeNumberField("entries", entry.seq());
    json.writeFieldName("session");
    var session = entry.session();
    if (session.isPresent()) {
      json.writeString(session.get().value());
    } else {
      json.writeNull();
    }
  }
}

package dev.countersign.local.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.Answers;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.event.ResultEventForm;
import dev.countersign.forms.event.SignedLinks;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.StoredEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes an entry of an outcome's history, its evidence and its sessions, for the page. */
final class EntryView {
  private EntryView() {}

  static void write(JsonGenerator out, StoredEntry stored, Ledger ledger) throws IOException {
    Entry entry = stored.entry();
    out.writeNumberField("seq", entry.seq());
    out.writeStringField("at", entry.at().toString());
    out.writeStringField("status", entry.status().wire());
    out.writeStringField("reason", entry.reasonOrNull());
    out.writeStringField("detail", entry.detailOrNull());
    stimulus(out, entry, ledger);
    out.writeArrayFieldStart("shares");
    for (var share : entry.shares()) {
      out.writeString(share.session().value());
    }
    out.writeEndArray();
    var terms = entry.termsOrNull();
    out.writeStringField("terms", terms == null ? null : terms.toString());
    out.writeArrayFieldStart("results");
    var links = SignedLinks.of(entry, stored.receipt());
    for (ResultEvent result : entry.results()) {
      out.writeRawValue(Bytes.of(ResultEventForm.write(result, links, null)).toText());
    }
    out.writeEndArray();
    out.writeStringField("look_again", PageQueries.time(entry.lookAgainOrNull()));
    out.writeStringField("hash", stored.sealed().hash().hex());
    out.writeStringField("previous", entry.previous().hex());
    out.writeStringField("receipt", stored.receipt());
    if (entry.trace() instanceof Trace.Said said) {
      var evidence =
          ledger.outcomes().evidence(entry.tenant(), entry.claim(), entry.seq(), said.evidence());
      if (evidence.isPresent()) {
        evidence(out, evidence.get());
      }
    }
  }

  private static void stimulus(JsonGenerator out, Entry entry, Ledger ledger) throws IOException {
    out.writeObjectFieldStart("stimulus");
    switch (entry.trace()) {
      case Trace.Said said -> {
        out.writeStringField("kind", "said");
        out.writeStringField("act", said.act().name().toLowerCase(Locale.ROOT));
        out.writeStringField("source", said.source().value());
        out.writeStringField("message", said.message().value());
        out.writeStringField("verdict", said.verdict().name().toLowerCase(Locale.ROOT));
        texts(out, "differs", said.differs());
      }
      case Trace.Recorded recorded -> {
        out.writeStringField("kind", "recorded");
        texts(out, "sessions", recorded.sessions());
      }
      case Trace.Chosen(SessionChoice choice) -> {
        out.writeStringField("kind", "chosen");
        texts(out, "sessions", List.of(choice.session()));
        var said = ledger.outcomes().beside(entry.tenant(), entry.claim(), entry.seq());
        out.writeStringField("by", DecisionText.of("by", choice.by(), said));
        out.writeStringField("why", DecisionText.of("why", choice.why(), said));
      }
      case Trace.Ruled(Ruling ruling) -> {
        out.writeStringField("kind", "ruled");
        out.writeStringField("finding", ruling.finding().name().toLowerCase(Locale.ROOT));
        var said = ledger.outcomes().beside(entry.tenant(), entry.claim(), entry.seq());
        out.writeStringField("by", DecisionText.of("by", ruling.by(), said));
        out.writeStringField("why", DecisionText.of("why", ruling.why(), said));
      }
      case Trace.Disputed disputed -> {
        out.writeStringField("kind", "disputed");
        out.writeStringField("dispute", disputed.dispute().value());
        out.writeStringField("code", disputed.code().wire());
        out.writeStringField("verdict", disputed.verdict().wire());
      }
      case Trace.OnDispute spoken -> {
        out.writeStringField("kind", "on_dispute");
        out.writeStringField("dispute", spoken.dispute().value());
        out.writeStringField("act", spoken.act().wire());
      }
      case InquiryTrace asked -> InquiryView.write(out, asked);
      case Trace.Time time -> out.writeStringField("kind", "time");
      case Trace.Restored restored -> {
        out.writeStringField("kind", "restored");
        out.writeStringField("until", restored.until().toString());
        texts(out, "published", restored.published());
      }
    }
    out.writeEndObject();
  }

  /** How the statement was verified, never what it says. */
  private static void evidence(JsonGenerator out, Evidence evidence) throws IOException {
    out.writeObjectFieldStart("evidence");
    out.writeStringField("digest", evidence.digest().hex());
    out.writeStringField("media_type", evidence.mediaType());
    out.writeNumberField("bytes", evidence.raw().size());
    out.writeStringField("received_at", evidence.receivedAt().toString());
    out.writeObjectFieldStart("how");
    for (var how : evidence.how().entrySet()) {
      out.writeStringField(how.getKey(), how.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  static void sessions(JsonGenerator out, Entry entry) throws IOException {
    out.writeArrayFieldStart("sessions");
    for (Session session : entry.registers().sessions().values()) {
      out.writeStartObject();
      out.writeStringField("id", session.id().value());
      out.writeStringField("agent", session.agent().id());
      out.writeStringField("channel", session.channel());
      out.writeStringField("started_at", session.startedAt().toString());
      out.writeStringField("ended_at", PageQueries.time(session.endedAt()));
      out.writeStringField("handled_by", session.handledBy().name().toLowerCase(Locale.ROOT));
      out.writeStringField("mode", session.mode().name().toLowerCase(Locale.ROOT));
      var strategy = session.strategy();
      out.writeStringField("strategy", strategy == null ? null : strategy.id());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static void refused(JsonGenerator out, RefusedDelivery refused) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", refused.id());
    out.writeStringField("source", refused.source().value());
    out.writeStringField("received_at", refused.receivedAt().toString());
    out.writeArrayFieldStart("problems");
    for (ItemProblem placed : refused.problems()) {
      out.writeStartObject();
      out.writeNumberField("place", placed.place());
      Answers.fields(out, placed.problem());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void texts(JsonGenerator out, String name, Iterable<?> texts) throws IOException {
    out.writeArrayFieldStart(name);
    for (Object text : texts) {
      out.writeString(text.toString());
    }
    out.writeEndArray();
  }
}

package dev.countersign.local.run;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.table.LatestEntries;
import dev.countersign.local.table.LatestPostings;
import dev.countersign.local.table.RunnerTenants;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what the page asks: outcomes, one history, refused deliveries. */
final class PageQueries {
  private static final int MOST_REFUSED = 100;

  private final Ledger ledger;
  private final LatestEntries latest;
  private final LatestPostings postings;
  private final RunnerTenants tenants;
  private final PageEvents events;
  private final InstantSource clock;

  PageQueries(
      Ledger ledger,
      LatestEntries latest,
      LatestPostings postings,
      RunnerTenants tenants,
      PageEvents events,
      InstantSource clock) {
    this.ledger = ledger;
    this.latest = latest;
    this.postings = postings;
    this.tenants = tenants;
    this.events = events;
    this.clock = clock;
  }

  HttpAnswer outcomes() {
    return json(out -> {
      out.writeStringField("now", clock.instant().toString());
      out.writeArrayFieldStart("outcomes");
      for (StoredEntry stored : latest.all()) {
        out.writeStartObject();
        outcome(out, stored.entry());
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  HttpAnswer history(String id) {
    var last = OutcomeId.admits(id) ? latest.of(new OutcomeId(id)) : Optional.<StoredEntry>empty();
    if (last.isEmpty()) {
      return LocalAnswers.noSuchOutcome();
    }
    var entry = last.get().entry();
    var history = ledger.outcomes().history(entry.tenant(), entry.claim());
    return json(out -> {
      out.writeStringField("now", clock.instant().toString());
      out.writeObjectFieldStart("outcome");
      outcome(out, history.getLast().entry());
      out.writeEndObject();
      out.writeArrayFieldStart("entries");
      for (StoredEntry stored : history) {
        out.writeStartObject();
        EntryView.write(out, stored, ledger);
        out.writeEndObject();
      }
      out.writeEndArray();
      EntryView.sessions(out, history.getLast().entry());
    });
  }

  HttpAnswer refused() {
    return json(out -> {
      int unread = 0;
      out.writeArrayFieldStart("kept");
      for (TenantId tenant : tenants.all()) {
        var kept = ledger.refusals().listing(tenant, MOST_REFUSED);
        for (var refused : kept.read()) {
          EntryView.refused(out, refused);
        }
        unread += kept.unread().size();
      }
      out.writeEndArray();
      out.writeNumberField("unread", unread);
      out.writeArrayFieldStart("turned_away");
      for (var request : events.turnedAway()) {
        out.writeStartObject();
        out.writeStringField("at", request.at().toString());
        out.writeStringField("path", request.path());
        out.writeNumberField("status", request.status());
        out.writeStringField("reason", request.reason());
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }

  private void outcome(JsonGenerator out, Entry entry) throws IOException {
    out.writeStringField("id", entry.outcome().value());
    out.writeStringField("tenant", entry.tenant().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("type", entry.claim().type().value());
    out.writeStringField("status", entry.status().wire());
    out.writeStringField("reason", entry.reasonOrNull());
    out.writeStringField("detail", entry.detailOrNull());
    var billed = entry.billed().standing().map(BillingState.StandingResult::amount);
    out.writeStringField(
        "billed", billed.map(amount -> amount.decimal().toPlainString()).orElse(null));
    var priced = billed.filter(amount -> !amount.currency().equals(Price.UNITS));
    out.writeStringField(
        "currency", priced.map(amount -> amount.currency().getCurrencyCode()).orElse(null));
    out.writeStringField("session", entry.session().map(Object::toString).orElse(null));
    out.writeNumberField("entries", entry.seq());
    out.writeStringField("at", entry.at().toString());
    out.writeStringField("look_again", time(entry.lookAgainOrNull()));
    PostingView.write(out, postings.of(entry.outcome()));
  }

  static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static HttpAnswer json(JsonOutput.Members members) {
    return HttpAnswer.json(200, JsonOutput.object(members).toArray());
  }
}

package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Mistakes with events: with what is put on the bus, and what is marked as published. */
final class WrongEvents {
  private WrongEvents() {}

  record UntakenForgotten() implements Mistake {
    @Override
    public EventBus bus(EventBus right, Ledger ledger) {
      return events -> {
        var _ = right.put(events);
        return List.of();
      };
    }
  }

  record MarkedBefore() implements Mistake {
    @Override
    public EventBus bus(EventBus right, Ledger ledger) {
      return events -> {
        events.stream()
            .filter(event -> event.detailType().equals(CloudEventForm.OUTCOME_CHANGED))
            .forEach(event -> mark(event, ledger));
        return right.put(events);
      };
    }

    private static void mark(PublishedEvent event, Ledger ledger) {
      if (StrictJson.parse(event.detail()) instanceof Reading.Read<Json>(Json.Obj detail)
          && detail.get("data").orElse(null) instanceof Json.Obj data
          && data.get("tenant").orElse(null) instanceof Json.Str(String tenant)
          && data.get("claim").orElse(null) instanceof Json.Str(String claim)
          && data.get("seq").orElse(null) instanceof Json.Num(var seq)) {
        ledger
            .outcomes()
            .at(new TenantId(tenant), Claim.parse(claim), seq.intValueExact())
            .ifPresent(stored -> marked(stored.entry(), ledger));
      }
    }
  }

  private static void marked(Entry entry, Ledger ledger) {
    ledger
        .outcomes()
        .published(entry.tenant(), entry.claim(), entry.seq(), entry.lookAgainOrNull());
  }

  /** Another id each time that it is put. */
  record DrawnIds() implements Mistake {
    @Override
    public EventBus bus(EventBus right, Ledger ledger) {
      var drawn = new int[1];
      return events -> right.put(events.stream().map(event -> drawn(event, drawn[0]++)).toList());
    }

    private static PublishedEvent drawn(PublishedEvent event, int number) {
      String id = event.id() + number;
      String detail = new String(event.detail(), StandardCharsets.UTF_8).replace(event.id(), id);
      return new PublishedEvent(id, event.detailType(), detail.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** All of the batch is marked, and nothing of it is put. */
  record BatchDropped() implements Mistake {
    @Override
    public boolean publishes(Collection<StoredEntry> besideUnreadable, Ledger ledger) {
      besideUnreadable.forEach(stored -> marked(stored.entry(), ledger));
      return false;
    }
  }
}

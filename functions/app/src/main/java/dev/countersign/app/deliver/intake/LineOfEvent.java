package dev.countersign.app.deliver.intake;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.forms.event.PublishedEventForm;
import dev.countersign.forms.event.PublishedEventForm.EventContent;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event of the bus says to billing.
 *
 * @param line none where it bills nothing
 */
public record LineOfEvent(Optional<Billed> line) {
  /** A line, and whose it is. */
  public record Billed(TenantId tenant, BillingLine line) {}

  /** Reads a message's body strictly: what contradicts itself is not billed. */
  public static Reading<LineOfEvent> read(Bytes body) {
    return StrictJson.parse(body.toArray())
        .then(json ->
            switch (PublishedEventForm.read(json)) {
              case Reading.Read<EventContent>(EventContent.Result(ResultEvent event)) ->
                  Reading.of(new LineOfEvent(Optional.of(billed(event, data(json)))));
              case Reading.Read<EventContent>(EventContent.Changed changed) ->
                  Reading.of(new LineOfEvent(Optional.empty()));
              case Reading.Unreadable<EventContent>(var problems) ->
                  new Reading.Unreadable<>(problems);
            });
  }

  private static Billed billed(ResultEvent event, Json.Obj data) {
    return new Billed(
        event.tenant(),
        new BillingLine(
            event.id(),
            role(event, data),
            event.claim(),
            event.occurredAt(),
            event.recordedAt(),
            event.zone(),
            event.amount(),
            new Meter(event.meter()),
            event.billTo(),
            Bytes.of(CanonicalJson.write(data))));
  }

  private static LineRole role(ResultEvent event, Json.Obj data) {
    return switch (event.kind()) {
      case BILLABLE -> new LineRole.Billable(id(data, "replaces"));
      case REVERSAL ->
          new LineRole.Reversal(
              Objects.requireNonNull(event.reversesOrNull(), "a reversal names what it reverses"),
              id(data, "replaced_by"));
    };
  }

  private static @Nullable EventId id(Json.Obj data, String name) {
    return data.text(name).filter(EventId::admits).map(EventId::new).orElse(null);
  }

  /** The data of an event that was read. */
  private static Json.Obj data(Json event) {
    var bare =
        event instanceof Json.Obj envelope && envelope.get("detail-type").isPresent()
            ? envelope.get("detail").orElseThrow()
            : event;
    return (Json.Obj) ((Json.Obj) bare).get("data").orElseThrow();
  }
}

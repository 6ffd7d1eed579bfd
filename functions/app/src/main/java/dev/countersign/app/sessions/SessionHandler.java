package dev.countersign.app.sessions;

import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.MappingResult.Item;
import java.util.function.Function;

/** Session records: each item is recorded, and the outcomes that it can mean are decided again. */
public final class SessionHandler implements ItemHandler<Session> {
  private static final int LARGEST_SINGLE = 262_144;

  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final RecordSession record;

  public SessionHandler(Function<TenantId, Pseudonyms> pseudonyms, RecordSession record) {
    this.pseudonyms = pseudonyms;
    this.record = record;
  }

  @Override
  public String event() {
    return "sessions";
  }

  @Override
  public int largestSingle() {
    return LARGEST_SINGLE;
  }

  @Override
  public ItemResult<Session> handle(Item item, AuthenticatedDelivery delivery, int together) {
    var context = delivery.context();
    var names = pseudonyms.apply(context.tenant());
    return switch (SessionForm.read(item.json(), context.receivedAt(), context.signedAt(), names)) {
      case Reading.Unreadable<SessionRecord> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<SessionRecord>(SessionRecord read) ->
          new ItemResult.Done<>(item.place(), record.record(read, delivery, together));
    };
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<Session> handled) {
    return HttpAnswer.json(
        200,
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("sessions");
          for (ItemResult<Session> item : handled.items()) {
            if (item instanceof ItemResult.Done<Session> done) {
              out.writeStartObject();
              out.writeStringField("session", done.result().id().value());
              out.writeStringField("recorded_at", done.result().recordedAt().toString());
              out.writeEndObject();
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }
}

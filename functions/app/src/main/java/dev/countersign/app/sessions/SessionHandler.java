package dev.countersign.app.sessions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Sessions.Recording;
import dev.countersign.trust.mapping.MappingResult.Item;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Session records: each item is recorded, and the outcomes that it can mean are decided again. A
 * message that comes again gets the first answer again.
 */
public final class SessionHandler implements ItemHandler<Recording> {
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
  public ItemResult<Recording> handle(Item item, AuthenticatedDelivery delivery, int together) {
    var context = delivery.context();
    var names = pseudonyms.apply(context.tenant());
    return switch (SessionForm.read(item.json(), context.receivedAt(), context.signedAt(), names)) {
      case Reading.Unreadable<SessionRecord> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<SessionRecord>(SessionRecord read) ->
          recorded(item, read, delivery, together);
    };
  }

  private ItemResult<Recording> recorded(
      Item item, SessionRecord read, AuthenticatedDelivery delivery, int together) {
    // An item's own id is that of its session: only a signed one is the message's.
    String signed = delivery.context().messageId() == null ? null : item.messageId();
    var recording = record.record(read, signed, delivery, together);
    boolean conflict = recording instanceof Recording.Conflicting;
    return new ItemResult.Done<>(
        item.place(), recording, conflict ? List.of(Answers.USED_MESSAGE_ID) : List.of());
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<Recording> handled) {
    boolean conflict = handled.isOnly(Recording.Conflicting.class);
    return HttpAnswer.json(
        conflict ? 409 : 200,
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("sessions");
          for (ItemResult<Recording> item : handled.items()) {
            if (item instanceof ItemResult.Done<Recording> done) {
              write(out, done.result());
            }
          }
          out.writeEndArray();
          Answers.errors(out, handled.problems());
        }));
  }

  /** A session and when this form of it counts as recorded: the same whenever it is sent again. */
  private static void write(JsonGenerator out, Recording recording) throws IOException {
    var said =
        switch (recording) {
          case Recording.Recorded recorded -> recorded.said();
          case Recording.Repeated repeated -> repeated.said();
          case Recording.Conflicting conflict -> null;
        };
    if (said != null) {
      out.writeStartObject();
      out.writeStringField("session", said.id().value());
      out.writeStringField("recorded_at", said.recordedAt().toString());
      out.writeEndObject();
    }
  }
}

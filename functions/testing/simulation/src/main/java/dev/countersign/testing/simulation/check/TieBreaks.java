package dev.countersign.testing.simulation.check;

import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.inbound.Statements;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.SessionRecording;
import dev.countersign.testing.simulation.world.SimulatedStatement;
import java.nio.charset.StandardCharsets;

/**
 * Gives the digest that decides between two statements, or two forms of a session, of one instant.
 * The product's own code makes it, since the oracle has no way to know it.
 */
final class TieBreaks {
  private TieBreaks() {}

  static String digest(Message message, SimulatedStatement statement) {
    var far = statement.occurredAt();
    var context =
        new DeliveryContext(
            new TenantId("x"),
            new SourceId("x"),
            "",
            0,
            Assurance.BODY_SIGNED,
            null,
            null,
            far,
            far,
            OracleInput.digest(message));
    return switch (AttestationForm.read(json(statement.json("x")), far)) {
      case Reading.Read<Attestation>(Attestation read) ->
          Statements.of(
                  read,
                  new MessageId("x"),
                  context,
                  Statements.Dated.BY_MESSAGE,
                  pseudonyms(message))
              .content()
              .hex();
      default -> statement.json("");
    };
  }

  static String digest(Message message, SessionRecording form) {
    return switch (SessionForm.read(
        json(form.json()), form.startedAt(), null, pseudonyms(message))) {
      case Reading.Read<SessionRecord>(SessionRecord read) -> read.session().content().hex();
      default -> form.json();
    };
  }

  private static Pseudonyms pseudonyms(Message message) {
    return new Pseudonyms(Secret.ofText(message.tenant().pseudonymKey()));
  }

  private static Json json(String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json read) -> read;
      default -> throw new IllegalStateException("what is sent is JSON");
    };
  }
}

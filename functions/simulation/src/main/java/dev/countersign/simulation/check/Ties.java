package dev.countersign.simulation.check;

import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.domain.attestation.Attestation;
import dev.countersign.forms.AttestationForm;
import dev.countersign.forms.Json;
import dev.countersign.forms.Pseudonyms;
import dev.countersign.forms.Reading;
import dev.countersign.forms.Secret;
import dev.countersign.forms.SessionForm;
import dev.countersign.forms.SessionForm.Recorded;
import dev.countersign.forms.Statements;
import dev.countersign.forms.StrictJson;
import dev.countersign.simulation.world.Message;
import dev.countersign.simulation.world.Recording;
import dev.countersign.simulation.world.Saying;
import java.nio.charset.StandardCharsets;

/**
 * What decides between two statements, or two forms of a session, that were said at one instant:
 * the digest of their content, which nobody can tell who does not know how it is made.
 */
final class Ties {
  private Ties() {}

  static String digest(Message message, Saying saying) {
    var far = saying.occurredAt();
    var said =
        new Statements.Said(
            new SourceId("x"),
            new MessageId("x"),
            far,
            null,
            Assurance.BODY_SIGNED,
            Knowledge.digest(message),
            Statements.Dated.BY_MESSAGE);
    return switch (AttestationForm.read(json(saying.json("x")), far)) {
      case Reading.Read<Attestation>(Attestation read) ->
          Statements.of(read, said, pseudonyms(message)).content().hex();
      default -> saying.json("");
    };
  }

  static String digest(Message message, Recording form) {
    var received = new SessionForm.Received(form.startedAt(), null);
    return switch (SessionForm.read(json(form.json()), received, pseudonyms(message))) {
      case Reading.Read<Recorded>(Recorded read) -> read.session().content().hex();
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

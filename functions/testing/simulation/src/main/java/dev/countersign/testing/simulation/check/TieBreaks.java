package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.ProvableTo;
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
import java.time.Instant;

/**
 * Gives the digest that decides between two statements, or two forms of a session, of one instant.
 * The product's own code makes it, since the oracle has no way to know it.
 */
public final class TieBreaks {
  /** A receipt at which nothing is from the future. */
  private static final Instant EVER = Instant.parse("2099-01-01T00:00:00Z");

  private TieBreaks() {}

  static String digest(Message message, SimulatedStatement statement) {
    return statement(json(statement.json("x")), message.tenant().pseudonymKey());
  }

  /** Of an attestation; of one that can't be read, its text. */
  public static String statement(Json said, String pseudonymKey) {
    var context =
        new DeliveryContext(
            new TenantId("x"),
            new SourceId("x"),
            "",
            0,
            Assurance.BODY_SIGNED,
            ProvableTo.BOTH,
            null,
            null,
            EVER,
            EVER,
            Digest.of(new byte[0]));
    return switch (AttestationForm.read(said, EVER)) {
      case Reading.Read<Attestation>(Attestation read) ->
          Statements.of(
                  read,
                  new MessageId("x"),
                  context,
                  Statements.Dated.BY_MESSAGE,
                  pseudonyms(pseudonymKey))
              .content()
              .hex();
      default -> said.toString();
    };
  }

  static String digest(Message message, SessionRecording form) {
    return session(json(form.json()), message.tenant().pseudonymKey());
  }

  /** Of a session record; of one that can't be read, its text. */
  public static String session(Json form, String pseudonymKey) {
    return switch (SessionForm.read(form, EVER, null, pseudonyms(pseudonymKey))) {
      case Reading.Read<SessionRecord>(SessionRecord read) -> read.session().content().hex();
      default -> form.toString();
    };
  }

  private static Pseudonyms pseudonyms(String key) {
    return new Pseudonyms(Secret.ofText(key));
  }

  private static Json json(String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json read) -> read;
      default -> throw new IllegalStateException("what is sent is JSON");
    };
  }
}

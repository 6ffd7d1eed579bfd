package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.inbound.Statements;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.paper.PaperTexts;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** Statements and sessions as the product reads them; what it refuses is none. */
record ReadFacts(PaperTexts texts, TenantId tenant) {

  Optional<Statement> statement(OracleTold.Stated told) {
    var text = text(told);
    var by = told.statement();
    var assurance = Assurance.valueOf(by.assurance().name());
    var context =
        new DeliveryContext(
            tenant,
            new SourceId(by.source()),
            "",
            0,
            assurance,
            ProvableTo.bySecret(assurance),
            null,
            by.receivedAt(),
            by.receivedAt(),
            by.receivedAt(),
            Bytes.of(text.getBytes(StandardCharsets.UTF_8)).digest());
    return read(AttestationForm.read(Members.parse(text), by.receivedAt()))
        .map(said ->
            Statements.of(
                said,
                new MessageId(by.message()),
                context,
                Statements.Dated.BY_MESSAGE,
                pseudonyms()));
  }

  Optional<Session> session(OracleTold.Recorded told) {
    var at = told.form().receivedAt();
    return read(SessionForm.read(Members.parse(text(told)), at, at, pseudonyms()))
        .map(SessionRecord::session);
  }

  private Pseudonyms pseudonyms() {
    return new Pseudonyms(Secret.ofText(texts.pseudonymKey()));
  }

  private String text(OracleTold told) {
    return Objects.requireNonNull(texts.said().get(told), "the text of " + told);
  }

  private static <T> Optional<T> read(Reading<T> reading) {
    return reading instanceof Reading.Read<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}

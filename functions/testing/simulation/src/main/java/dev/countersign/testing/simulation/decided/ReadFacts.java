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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Statements and sessions as the product reads them, each once; what it refuses is none. */
final class ReadFacts {
  private final PaperTexts texts;
  private final TenantId tenant;
  private final Map<OracleTold, Optional<Statement>> statements = new HashMap<>();
  private final Map<OracleTold, Optional<Session>> sessions = new HashMap<>();

  ReadFacts(PaperTexts texts) {
    this.texts = texts;
    this.tenant = new TenantId(texts.tenant());
  }

  TenantId tenant() {
    return tenant;
  }

  Optional<Statement> statement(OracleTold.Stated told) {
    return statements.computeIfAbsent(told, one -> read(told));
  }

  private Optional<Statement> read(OracleTold.Stated told) {
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
    return sessions.computeIfAbsent(told, one -> read(told));
  }

  private Optional<Session> read(OracleTold.Recorded told) {
    var at = told.form().receivedAt();
    return read(SessionForm.read(Members.parse(text(told)), at, at, pseudonyms()))
        .map(SessionRecord::session);
  }

  /** The sessions that a statement may mean. */
  static List<Session> meant(Statement said, Collection<Session> sessions) {
    return said.act().affirms()
        ? sessions.stream().filter(one -> canMean(said, one)).toList()
        : List.of();
  }

  private static boolean canMean(Statement said, Session session) {
    return session.id().value().equals(said.session())
        || (said.conversation() != null && said.conversation().equals(session.conversation()))
        || !Collections.disjoint(said.keys(), session.keys());
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

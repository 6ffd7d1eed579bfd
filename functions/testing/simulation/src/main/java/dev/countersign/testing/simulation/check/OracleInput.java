package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.meaning.StatementMeaning;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.SimulatedStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Collects all that was sent, in the oracle's terms. */
public final class OracleInput {
  private final List<SentMessage> all = new ArrayList<>();
  private final Supplier<StreamedHistories> histories;
  private final TableSessions sessions;

  /** A statement with the message that it was sent in. */
  record Said(SentMessage sent, SimulatedStatement statement, String id) {
    String content() {
      return TieBreaks.digest(sent.message(), statement);
    }
  }

  /**
   * Over what the table has.
   *
   * @param sessions as the table has them
   */
  OracleInput(Supplier<StreamedHistories> histories, TableSessions sessions) {
    this.histories = histories;
    this.sessions = sessions;
  }

  /** The sessions, as the table has them. */
  TableSessions table() {
    return sessions;
  }

  public SentMessage sent(Message message) {
    var sent = new SentMessage(message);
    all.add(sent);
    return sent;
  }

  /** What was received earlier is decided now. */
  void replayed(String tenant, RefusedDelivery refused, Instant now) {
    var signed = refused.evidence().how().get("signed_at");
    var attempt =
        new DecisionAttempt(
            now, refused.receivedAt(), signed == null ? null : Instant.parse(signed));
    all.stream()
        .filter(sent -> sent.message().tenant().id().equals(tenant))
        .filter(sent -> digest(sent.message()).equals(refused.evidence().digest()))
        .forEach(sent -> sent.attempted(attempt));
  }

  List<SentMessage> all() {
    return all;
  }

  /** The statements about each outcome. */
  Map<StreamedHistories.Name, List<Said>> said() {
    var said = new TreeMap<StreamedHistories.Name, List<Said>>();
    for (SentMessage sent : all) {
      var message = sent.message();
      for (int place = 0; place < message.statements().size(); place++) {
        var statement = message.statements().get(place);
        var name = name(message, statement);
        said.computeIfAbsent(name, n -> new ArrayList<>())
            .add(new Said(sent, statement, message.idAt(place)));
      }
    }
    return said;
  }

  static StreamedHistories.Name name(Message message, SimulatedStatement statement) {
    return new StreamedHistories.Name(
        message.tenant().id(), statement.contract().claim(statement.fact()));
  }

  OracleCase known(StreamedHistories.Name name, List<OracleTerms> versions, List<Said> said) {
    var history = histories.get().history(name);
    var statements = new ArrayList<OracleStatement>();
    for (Said one : said) {
      meaning(one, history).ifPresent(statements::add);
    }
    var choices = new ArrayList<OracleChoice>();
    var rulings = new ArrayList<OracleRuling>();
    for (Entry entry : history) {
      switch (entry.trace()) {
        case Trace.Chosen chosen ->
            choices.add(new OracleChoice(chosen.choice().session().value(), chosen.choice().at()));
        case Trace.Ruled ruled ->
            rulings.add(
                new OracleRuling(
                    OracleRuling.Finding.valueOf(ruled.ruling().finding().name()),
                    ruled.ruling().at()));
        default -> {}
      }
    }
    int published = history.isEmpty() ? 0 : history.getLast().billed().revisions();
    return new OracleCase(
        versions, statements, sessions(name.tenant()), choices, rulings, published);
  }

  /**
   * What the statement means, by the attempt that wrote its entry. There is none where another
   * content under the same message id was decided first.
   */
  private Optional<OracleStatement> meaning(Said one, List<Entry> history) {
    var source = one.sent.message().source();
    var entry =
        history.stream()
            .filter(each -> StreamedHistories.answers(each, source, one.id))
            .findFirst();
    if (entry.isEmpty()) {
      return one.sent.attempts().stream().findFirst().map(attempt -> meaning(one, attempt));
    }
    if (!((Trace.Said) entry.get().trace()).evidence().equals(digest(one.sent.message()))) {
      return Optional.empty();
    }
    var at = entry.get().at();
    return one.sent.attempts().stream()
        .filter(attempt -> attempt.decidedAt().equals(at))
        .findFirst()
        .map(attempt -> meaning(one, attempt));
  }

  static OracleStatement meaning(Said one, DecisionAttempt by) {
    var message = one.sent.message();
    return one.statement.meaning(
        new StatementMeaning.Receipt(
            message.source().id(),
            one.id,
            message.signing().assurance(),
            by.receivedAt(),
            by.decidedAt(),
            one.content()));
  }

  static Digest digest(Message message) {
    return Bytes.of(message.body().getBytes(StandardCharsets.UTF_8)).digest();
  }

  /** Every form of a tenant's sessions that was recorded, each time that it was. */
  List<OracleSession> sessions(String tenant) {
    var forms = new ArrayList<OracleSession>();
    for (SentMessage sent : all) {
      var message = sent.message();
      if (message.tenant().id().equals(tenant)) {
        for (var form : message.recordings()) {
          var content = TieBreaks.digest(message, form);
          for (DecisionAttempt by : sent.recorded()) {
            var signed = Objects.requireNonNull(by.signedAt());
            forms.add(form.meaning(signed, by.receivedAt(), content));
          }
        }
      }
    }
    forms.sort(Comparator.comparing(OracleSession::receivedAt));
    var met = new HashSet<String>();
    return forms.stream()
        .map(form -> met.add(form.id()) ? firstReceived(tenant, form) : form)
        .toList();
  }

  /** Takes the table's time where an attempt that failed half-way had recorded the session. */
  private OracleSession firstReceived(String tenant, OracleSession f) {
    var first = sessions.firstReceived(tenant, f.id());
    return first.isEmpty() || !first.get().isBefore(f.receivedAt())
        ? f
        : f.receivedFirst(first.get());
  }
}

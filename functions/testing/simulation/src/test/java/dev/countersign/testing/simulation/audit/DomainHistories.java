package dev.countersign.testing.simulation.audit;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.OutcomeDecider;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.matching.ClaimReading;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.inbound.Statements;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.simulation.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Histories as the domain itself makes them of a scenario's lines, one settled step at a time. */
final class DomainHistories {
  static final TenantId TENANT = new TenantId("acme");
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms(Secret.ofText(ScenarioReader.PSEUDONYM_KEY));

  private final Map<OutcomeType, TermsBook> books = new HashMap<>();
  private final Map<SessionId, Session> sessions = new TreeMap<>();
  private final Map<Claim, List<SealedEntry>> histories = new TreeMap<>();

  static DomainHistories scenario(Path file) throws Exception {
    return of(Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList());
  }

  static DomainHistories of(List<String> lines) {
    var lived = new DomainHistories();
    lines.forEach(lived::line);
    return lived;
  }

  /** By claim, the canonical entries. */
  Map<String, List<byte[]>> entries() {
    var entries = new TreeMap<String, List<byte[]>>();
    histories.forEach((claim, history) ->
        entries.put(
            claim.toString(),
            history.stream().map(sealed -> EntryForm.write(sealed.entry())).toList()));
    return entries;
  }

  /** The events of one entry, in order, and when they would come out. */
  static List<PublishedEvent> events(byte[] entry) {
    return CloudEventForm.of(EntryForm.readSealed(entry), null);
  }

  private void line(String text) {
    var line = json(text);
    line.get("terms")
        .ifPresent(terms -> {
          for (Json version : ((Json.Arr) terms).items()) {
            terms(version);
          }
        });
    if (line.get("at").isPresent()) {
      var at = OffsetDateTime.parse(text(line, "at")).toInstant();
      settle(at);
      line.get("session").ifPresent(session -> session(session, at));
      line.get("attestation").ifPresent(said -> said(line, said, at));
      line.get("resolution").ifPresent(by -> resolved(text(line, "claim"), (Json.Obj) by, at));
    }
  }

  private void terms(Json version) {
    var text = new String(CanonicalJson.write(version), StandardCharsets.UTF_8);
    Terms terms = read(TermsForm.read(text));
    var versions = new ArrayList<Terms>(List.of(terms));
    Optional.ofNullable(books.get(terms.outcome()))
        .ifPresent(book -> versions.addAll(book.versions()));
    books.put(terms.outcome(), new TermsBook(terms.outcome(), versions));
  }

  /** Everything that falls due until then, each at its own time. */
  private void settle(Instant until) {
    for (Claim claim : List.copyOf(histories.keySet())) {
      var due = due(claim);
      while (due.isPresent() && !due.get().isAfter(until)) {
        int before = history(claim).size();
        told(claim, new Stimulus.TimeReached(List.copyOf(sessions.values())), due.get());
        due = history(claim).size() > before ? due(claim) : Optional.empty();
      }
    }
  }

  private Optional<Instant> due(Claim claim) {
    return history(claim).getLast().entry().lookAgain();
  }

  private void session(Json json, Instant at) {
    if (!(SessionForm.read(json, at, null, PSEUDONYMS)
        instanceof Reading.Read<SessionRecord>(SessionRecord record))) {
      return; // it starts later
    }
    Session session = record.session();
    sessions.merge(session.id(), session, Session::merged);
    var known = new Stimulus.SessionsRecorded(List.copyOf(sessions.values()));
    for (Claim claim : List.copyOf(histories.keySet())) {
      told(claim, known, at);
    }
  }

  private void said(Json.Obj line, Json json, Instant at) {
    var bytes = CanonicalJson.write(json);
    if (!(AttestationForm.read(json, at) instanceof Reading.Read<?>)) {
      return;
    }
    var attestation = read(AttestationForm.read(json, at));
    var message = new MessageId(text((Json.Obj) json, "id"));
    var context =
        new DeliveryContext(
            TENANT,
            new SourceId(text(line, "source")),
            "",
            0,
            assurance(line),
            ProvableTo.bySecret(assurance(line)),
            null,
            null,
            at,
            at,
            Digest.of(bytes));
    var statement =
        Statements.of(attestation, message, context, Statements.Dated.BY_MESSAGE, PSEUDONYMS);
    if (ClaimReading.of(statement, book(statement.outcome()))
        instanceof ClaimReading.Claimed(Claim claim)) {
      var found = sessions.values().stream().filter(one -> canMean(statement, one)).toList();
      told(claim, new Stimulus.Stated(statement, found), at);
    }
  }

  private static boolean canMean(Statement said, Session session) {
    return session.id().value().equals(said.session())
        || (said.conversation() != null && said.conversation().equals(session.conversation()))
        || !Collections.disjoint(said.keys(), session.keys());
  }

  private void resolved(String claim, Json.Obj by, Instant at) {
    var stimulus =
        by.get("finding").isPresent()
            ? new Stimulus.Ruled(
                new Ruling(
                    Ruling.Finding.valueOf(text(by, "finding").toUpperCase(Locale.ROOT)),
                    text(by, "by"),
                    text(by, "why"),
                    at))
            : new Stimulus.SessionChosen(
                new SessionChoice(
                    new SessionId(text(by, "session")), text(by, "by"), text(by, "why"), at));
    told(Claim.parse(claim), stimulus, at);
  }

  private void told(Claim claim, Stimulus stimulus, Instant at) {
    var history = history(claim);
    var last = history.isEmpty() ? Optional.<SealedEntry>empty() : Optional.of(history.getLast());
    var decision = OutcomeDecider.decide(TENANT, claim, last, stimulus, book(claim.type()), at);
    if (decision instanceof Decision.Appended(var entry)) {
      histories.computeIfAbsent(claim, c -> new ArrayList<>()).add(EntryForm.seal(entry));
    }
  }

  private List<SealedEntry> history(Claim claim) {
    return histories.getOrDefault(claim, List.of());
  }

  TermsBook book(OutcomeType type) {
    return Optional.ofNullable(books.get(type)).orElseThrow();
  }

  private static Assurance assurance(Json.Obj line) {
    return line.get("assurance").isEmpty()
        ? Assurance.BODY_SIGNED_FRESH
        : Assurance.valueOf(text(line, "assurance").toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T> unreadable ->
          throw new IllegalArgumentException(unreadable.problems().toString());
    };
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) read(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Json.Obj in, String name) {
    return ((Json.Str) in.get(name).orElseThrow()).value();
  }
}

package dev.countersign.local.play;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.attest.AttestationHandler;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.app.sessions.RecordSession;
import dev.countersign.app.settle.SettleWork;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.local.play.Scenario.Line;
import dev.countersign.trust.mapping.MappingResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Plays a scenario with the functions' own code, on a ledger in memory and a virtual clock. */
public final class PlayScenario {
  private static final TenantId TENANT = new TenantId("play");
  private static final Secret KEY = Secret.ofText("scenarios-have-no-secrets-0123456789");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final Map<OutcomeType, TermsBook> books;
  private final Transcript told;
  private final Pseudonyms pseudonyms = new Pseudonyms(KEY);
  private final AttestationHandler attest;
  private final RecordSession record;
  private final SettleWork settle;
  private final ResolveOutcome resolve;
  private final RecordDispute disputes;
  private final PlayedInquiries asked;
  private final PlayedDisputes played = new PlayedDisputes(TENANT, ledger.outcomes());

  /** One delivery, and when it arrives. */
  private record Arrival(Instant at, Line line) {}

  private PlayScenario(Scenario scenario, Consumer<String> out) {
    this.told = new Transcript(out);
    this.books =
        scenario.terms().stream()
            .collect(
                Collectors.groupingBy(
                    Terms::outcome,
                    TreeMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(), all -> new TermsBook(all.getFirst().outcome(), all))));
    var assembly =
        new Assembly(
            ledger,
            (tenant, type) -> Optional.ofNullable(books.get(type)),
            tenant -> pseudonyms,
            sealed -> "",
            RetryPause.none());
    this.attest = assembly.attestations();
    this.record = assembly.recordSession();
    this.resolve = assembly.resolveOutcome();
    this.disputes = assembly.recordDispute(played);
    this.asked = new PlayedInquiries(TENANT, ledger.outcomes(), assembly.inquiries().record());
    PublishEntry publish = assembly.publishEntry(events -> List.of());
    this.settle = assembly.settleWork(events -> List.of());
    ledger.onAppend(stored -> {
      told.steps(stored.entry(), ledger.outcomes().before(stored.entry()).map(StoredEntry::entry));
      told.events(stored.entry().results());
      publish.publish(stored);
    });
  }

  /**
   * Plays it; {@code out} takes a line of JSON for each answer, event and outcome.
   *
   * @throws IllegalArgumentException when the terms' versions contradict each other
   */
  public static void play(Scenario scenario, Delay delay, Consumer<String> out) {
    var play = new PlayScenario(scenario, out);
    for (Arrival arrival : arrivals(scenario, delay)) {
      play.told.at(arrival.line().number());
      play.settleUntil(arrival.at());
      play.arrive(arrival);
    }
    play.ledger.lastEntries().forEach(stored -> play.told.outcome(stored, play.books));
  }

  private static List<Arrival> arrivals(Scenario scenario, Delay delay) {
    Long seed = delay.seed();
    var random = new Random(seed == null ? 0 : seed);
    var arrivals = new ArrayList<Arrival>();
    for (Line line : scenario.lines()) {
      // What only lets time pass, or a person decides, is no delivery.
      boolean passes = !(line instanceof Line.Recorded || line instanceof Line.Attested);
      for (int copy = 0; copy < (passes ? 1 : delay.copies()); copy++) {
        arrivals.add(new Arrival(passes ? line.at() : line.at().plus(delay.next(random)), line));
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private void settleUntil(Instant time) {
    for (var next = ledger.nextDue();
        next.filter(at -> !at.isAfter(time)).isPresent();
        next = ledger.nextDue()) {
      Instant at = next.get();
      for (int shard = 0; shard < DueIndex.SHARDS; shard++) {
        ledger.due().due(shard, at, 1000).forEach(work -> settle.settle(work, at));
      }
    }
  }

  private void arrive(Arrival arrival) {
    switch (arrival.line()) {
      case Line.Passed passed -> {}
      case Line.Recorded said -> recorded(said, arrival.at());
      case Line.Attested said -> attested(said, arrival.at());
      case Line.Resolved said -> resolved(said, arrival.at());
      case Line.Spoken said ->
          told.disputed(spoken(said, PlayedEvidence.of(said.said(), arrival.at()), arrival.at()));
      case Line.OfMonth said -> played.month(said);
    }
  }

  private AppendResult spoken(Line.Spoken said, Evidence evidence, Instant at) {
    return PlayedInquiries.declines(said)
        ? asked.said(said, evidence, at)
        : played.said(disputes, said, evidence, at);
  }

  private void recorded(Line.Recorded said, Instant at) {
    switch (SessionForm.read(said.session(), at, said.at(), pseudonyms)) {
      case Reading.Read<SessionRecord>(SessionRecord read) ->
          record.record(
              TENANT, "line-" + said.number(), read, PlayedEvidence.of(said.session(), at), at);
      case Reading.Unreadable<SessionRecord> wrong ->
          told.answer(new ItemResult.Refused<>(0, wrong.problems()));
    }
  }

  private void attested(Line.Attested said, Instant at) {
    String own =
        said.attestation() instanceof Json.Obj object
                && object.get("id").orElse(null) instanceof Json.Str(String id)
            ? id
            : "line-" + said.number();
    var evidence = PlayedEvidence.of(said.attestation(), at);
    var context =
        new DeliveryContext(
            TENANT,
            said.source(),
            "",
            0,
            said.assurance(),
            ProvableTo.bySecret(said.assurance()),
            own,
            said.at(),
            at,
            at,
            evidence.digest());
    var delivery = new AuthenticatedDelivery(context, evidence.raw(), evidence);
    told.answer(attest.handle(new MappingResult.Item(0, said.attestation(), own), delivery, 1));
  }

  private void resolved(Line.Resolved said, Instant at) {
    switch (ResolutionForm.read(said.resolution())) {
      case Reading.Read<Resolution>(Resolution read) ->
          told.resolved(resolve.resolve(TENANT, said.claim(), read, at));
      case Reading.Unreadable<Resolution> wrong ->
          told.answer(new ItemResult.Refused<>(0, wrong.problems()));
    }
  }
}

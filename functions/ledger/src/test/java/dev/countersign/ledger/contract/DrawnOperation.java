package dev.countersign.ledger.contract;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.OtelSpan;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.KeySets.KeySet;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.PublishedMark;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.testing.random.SeededDraw;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws operations of all ports, over so few tenants, claims, sessions and keys that they meet. */
record DrawnOperation(SeededDraw draw) {
  private static final int ALL = 1000;

  /** The next operation. Ledgers agree when each gives the same answer to it. */
  Function<Ledger, Object> next() {
    return switch (draw.below(12)) {
      case 10, 11 -> new DrawnPosting(draw).next();
      case 0, 1, 2 -> outcomes();
      case 3, 4, 5 -> sessions();
      case 6 -> pointers();
      case 7 -> due();
      case 8 -> draw.percent(50) ? refusals() : registry();
      default -> draw.percent(50) ? keySets() : tenantScan();
    };
  }

  /** Everything that a ledger holds for the tenants here. */
  static Object contents(Ledger ledger) {
    return List.of(
        surveyed(ledger, new TenantId("one")),
        surveyed(ledger, new TenantId("two")),
        sorted(allDue(ledger, Samples.NOON.plusSeconds(3600))),
        DrawnPosting.contents(ledger),
        ledger.keySets().all());
  }

  private Function<Ledger, Object> outcomes() {
    var tenant = tenant();
    var claim = claim();
    int seq = 1 + draw.below(4);
    var said = evidence();
    var message = Digest.of("message" + draw.below(3));
    var decision = new NotedDecision(Digest.of("content" + draw.below(2)), time(), null);
    var answer = new NotedDecision.Answer(seq, "RESOLVED");
    var seen = new AnsweredMessage("message" + draw.below(3), "content" + draw.below(2), seq);
    var time = time();
    var entries =
        List.of(
            Samples.entry(tenant, claim, seq, time), Samples.entry(tenant, claim, seq + 1, time));
    var marks =
        List.of(
            new PublishedMark(new EntryKey(tenant, claim, seq), time),
            new PublishedMark(new EntryKey(tenant, claim, seq + 1), null));
    return switch (draw.below(15)) {
      case 14 -> does(ledger -> ledger.outcomes().free(tenant, claim, message, decision));
      case 12 -> does(ledger -> ledger.outcomes().appendTogether(entries));
      case 13 -> does(ledger -> ledger.outcomes().publishedTogether(marks));
      case 10 -> ledger -> ledger.outcomes().note(tenant, claim, message, decision);
      case 11 ->
          does(ledger ->
              ledger.outcomes().answer(tenant, claim, message, decision.answered(answer)));
      case 0, 1 ->
          ledger -> ledger.outcomes().append(Samples.entry(tenant, claim, seq, time), said);
      case 2 -> ledger -> ledger.outcomes().append(Samples.entry(tenant, claim, seq, time), null);
      case 3 -> ledger -> ledger.outcomes().last(tenant, claim);
      case 4 -> ledger -> ledger.outcomes().at(tenant, claim, seq);
      case 5 -> ledger -> ledger.outcomes().history(tenant, claim);
      case 6 -> does(ledger -> ledger.outcomes().archive(tenant, claim, List.of(seen)));
      case 7 -> ledger -> ledger.outcomes().archived(tenant, claim, seen.message());
      case 8 ->
          draw.percent(30)
              ? does(ledger -> ledger.outcomes().keep(tenant, said))
              : ledger -> ledger.outcomes().evidence(tenant, claim, seq, said.digest());
      default ->
          draw.percent(50)
              ? does(ledger -> ledger.outcomes().published(tenant, claim, seq, time))
              : does(ledger -> ledger.outcomes().published(tenant, claim, seq, null));
    };
  }

  private Function<Ledger, Object> sessions() {
    var tenant = tenant();
    var keys = keys();
    var started = Samples.NOON.plusSeconds(draw.below(3));
    var form = Samples.session(session().value(), "f" + draw.below(3), started, time());
    var message = message(form, keys);
    var at = time();
    var ids = List.of(session(), session());
    return switch (draw.below(9)) {
      case 0, 1, 2 -> ledger -> ledger.sessions().record(tenant, message);
      case 3 -> ledger -> ledger.sessions().find(tenant, form.id());
      case 4 -> ledger -> sorted(ledger.sessions().findAll(tenant, ids));
      case 5 ->
          does(ledger -> {
            var known = ledger.sessions().find(tenant, form.id());
            Session last = known.filter(k -> k.content().equals(form.content())).orElse(form);
            ledger.sessions().decided(tenant, last);
          });
      case 6 -> ledger -> ledger.sessions().completed(tenant, form.id());
      default -> ledger -> ledger.sessions().matching(tenant, keys, at);
    };
  }

  /** Of few names, so that some come again; one in three of spans. */
  private SessionMessage message(Session form, TreeSet<MatchKey> keys) {
    var name = Digest.of("message" + draw.below(40));
    var content = "{\"id\":\"%s\",\"channel\":\"c%s\"}".formatted(form.id(), draw.below(2));
    var span = new OtelSpan("000000000000000" + draw.below(4), 7, 1, OtelSpan.Level.CALL);
    var record =
        new SessionRecord(
            form,
            Bytes.of(content.getBytes(StandardCharsets.UTF_8)),
            draw.below(3) == 0 ? List.of(span) : List.of());
    return new SessionMessage(name, record, keys, evidence());
  }

  private Function<Ledger, Object> pointers() {
    var tenant = tenant();
    var keys = keys();
    var claim = claim();
    var session = session();
    var several = new TreeSet<>(List.of(session, session()));
    var since = time();
    var until = since.plus(Duration.ofDays(draw.below(4)));
    var from = since.plus(Duration.ofDays(draw.below(4)));
    var after = draw.percent(50) ? "" : claim.toString();
    int limit = 1 + draw.below(5);
    return switch (draw.below(6)) {
      case 0, 1 ->
          does(ledger -> ledger.sessions().addWaitingClaim(tenant, claim, keys, since, until));
      case 2, 3 -> ledger -> ledger.sessions().waiting(tenant, keys, from);
      case 4 -> does(ledger -> ledger.sessions().linkOutcomes(tenant, several, claim));
      default -> ledger -> ledger.sessions().linkedOutcomes(tenant, session, after, limit);
    };
  }

  /**
   * Reads what is due, or finishes or puts off some of it, twice, or has an entry looked at again.
   * The order of work that is due at the same time is not fixed.
   */
  private Function<Ledger, Object> due() {
    int shard = draw.below(DueIndex.SHARDS);
    int limit = draw.of(1, 2, ALL);
    var now = time();
    var until = time();
    int chosen = draw.below(50);
    int kind = draw.below(4);
    return ledger -> {
      var work = sorted(allDue(ledger, now));
      if (kind == 0 || work.isEmpty()) {
        return ledger.due().due(shard, now, limit).stream().map(DueWork::dueAt).toList();
      }
      var one = work.get(chosen % work.size());
      if (kind == 1) {
        ledger.due().finish(one);
        ledger.due().finish(one);
      } else if (kind == 2 && one instanceof DueWork.OnEntry on) {
        return ledger
            .due()
            .lookAgain(new DueWork.TimeReached(on.tenant(), on.claim(), on.seq(), until));
      } else {
        ledger.due().putOff(one, until);
        ledger.due().putOff(one, now);
      }
      return one;
    };
  }

  private Function<Ledger, Object> refusals() {
    var tenant = tenant();
    var problem = new Problem("wrong_type", "/value", "not an object", "send an object");
    var said = evidence();
    var refused =
        new RefusedDelivery(
            new SourceId("crm"), said.receivedAt(), List.of(new ItemProblem(1, problem)), said);
    var at = time();
    int limit = 1 + draw.below(4);
    return switch (draw.below(4)) {
      case 0 -> does(ledger -> ledger.refusals().keep(tenant, refused));
      case 1 -> ledger -> ledger.refusals().list(tenant, limit);
      case 2 -> ledger -> ledger.refusals().find(tenant, refused.id());
      default -> does(ledger -> ledger.refusals().decided(tenant, refused, at));
    };
  }

  private Function<Ledger, Object> registry() {
    var tenant = tenant();
    var source = source();
    var type = new OutcomeType(draw.of("ticket_resolved", "ticket"));
    int version = 1 + draw.below(12);
    var text = draw.of("a: 1", "b: 2");
    return switch (draw.below(6)) {
      case 0 -> does(ledger -> ledger.registry().putTenant(tenant, text));
      case 1 -> does(ledger -> ledger.registry().putSource(tenant, source, text));
      case 2 -> ledger -> ledger.registry().putTerms(tenant, type, version, text);
      case 3 -> ledger -> ledger.registry().tenant(tenant);
      case 4 -> ledger -> ledger.registry().source(tenant, source);
      default -> ledger -> ledger.registry().terms(tenant, type);
    };
  }

  private Function<Ledger, Object> keySets() {
    var tenant = tenant();
    var source = source();
    var url = URI.create("https://keys.example.com/" + draw.below(2));
    Optional<String> keys = draw.percent(50) ? Optional.of("{}") : Optional.empty();
    Optional<Instant> tried = draw.percent(50) ? Optional.of(time()) : Optional.empty();
    var fetched = new KeySet(tenant, source, url, keys, tried, draw.below(3));
    return switch (draw.below(4)) {
      case 0 -> does(ledger -> ledger.keySets().follow(tenant, source, url));
      case 1 -> does(ledger -> ledger.keySets().put(fetched));
      case 2 -> ledger -> ledger.keySets().find(tenant, source);
      default -> ledger -> ledger.keySets().all();
    };
  }

  private Function<Ledger, Object> tenantScan() {
    var tenant = tenant();
    return ledger -> surveyed(ledger, tenant);
  }

  private static Object surveyed(Ledger ledger, TenantId tenant) {
    var sessions = new ArrayList<Session>();
    ledger.tenantScan().sessions(tenant, sessions::add);
    var standing = new ArrayList<Object>();
    ledger.tenantScan().lastEntries(tenant, standing::add);
    return List.of(sorted(sessions), standing, ledger.refusals().list(tenant, ALL));
  }

  private static List<DueWork> allDue(Ledger ledger, Instant now) {
    return IntStream.range(0, DueIndex.SHARDS)
        .boxed()
        .flatMap(shard -> ledger.due().due(shard, now, ALL).stream())
        .toList();
  }

  private static <T> List<T> sorted(Collection<T> any) {
    return any.stream().sorted(Comparator.comparing(Object::toString)).toList();
  }

  private static Function<Ledger, Object> does(Consumer<Ledger> operation) {
    return ledger -> {
      operation.accept(ledger);
      return "done";
    };
  }

  private TenantId tenant() {
    return new TenantId(draw.of("one", "two"));
  }

  private Claim claim() {
    return Samples.claim(draw.of("a", "a/b", "a-b", "a b", "ab", "é", "b\uffee", "b😀"));
  }

  private SessionId session() {
    return new SessionId(draw.of("s1", "s2", "s1-2"));
  }

  private SourceId source() {
    return new SourceId(draw.of("crm", "crm2"));
  }

  private TreeSet<MatchKey> keys() {
    var keys = new TreeSet<MatchKey>();
    IntStream.range(0, draw.below(3)).forEach(i -> keys.add(Samples.key("k" + draw.below(3))));
    return keys;
  }

  private Instant time() {
    return Samples.NOON.plusSeconds(draw.below(5)).plusNanos(draw.of(0L, 0L, 1L, 500_000_000L));
  }

  private Evidence evidence() {
    var said = Samples.evidence("said " + draw.below(3));
    return new Evidence(
        said.digest(), said.raw(), said.mediaType(), said.headers(), said.how(), time());
  }
}

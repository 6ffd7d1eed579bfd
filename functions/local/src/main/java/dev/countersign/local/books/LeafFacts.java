package dev.countersign.local.books;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.books.AskedEntry;
import dev.countersign.domain.books.AskedState;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.BookSum;
import dev.countersign.domain.books.HeardEntry;
import dev.countersign.domain.books.Hearing;
import dev.countersign.domain.books.NamedSession;
import dev.countersign.domain.books.SessionWord;
import dev.countersign.forms.books.BookNames;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.ResultLine;
import dev.countersign.proof.month.SessionLeaf;
import dev.countersign.proof.month.Standing;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What leaves of a month say of the claimed and the attested book. */
final class LeafFacts {
  private static final Set<String> SAYS = Set.of("attested", "restated");
  private static final String TEST = "test";

  private final BookNames names;
  private final ZoneId zone;
  private final BookFacts facts;

  LeafFacts(BookNames names, ZoneId zone, BookFacts facts) {
    this.names = names;
    this.zone = zone;
    this.facts = facts;
  }

  /**
   * Tells what a leaf says; nothing of one that is neither an entry's nor a session's. What is
   * asked for was not attested, also where silence billed it: it is no entry of the attested book.
   */
  void read(MonthLeaf leaf) {
    switch (leaf) {
      case EntryLeaf entry when !entry.isSuperseded() -> {
        var claim = Claim.parse(entry.json().text("claim").orElseThrow());
        if (claim.isOfInquiry()) {
          facts.asked(asked(entry, claim));
        } else {
          facts.entry(entry(entry, claim));
        }
      }
      case SessionLeaf session -> facts.session(session(session));
      default -> {}
    }
  }

  private HeardEntry entry(EntryLeaf leaf, Claim claim) {
    var json = leaf.json();
    var billed = billed(leaf.is());
    return new HeardEntry(
        names.claim(claim),
        new OutcomeId(leaf.outcome()),
        new OutcomeType(leaf.type()),
        claim.toString(),
        leaf.seq(),
        Hearing.of(OutcomeStatus.ofWire(leaf.status()), json.text("reason"), billed),
        json.text("session").map(this::session).orElse(null),
        billed.orElse(null),
        json.text("act").filter(SAYS::contains).map(act -> month(leaf.recordedAt())).orElse(null),
        happened(leaf).orElse(null));
  }

  private AskedEntry asked(EntryLeaf leaf, Claim claim) {
    var session = claim.askedOf().map(SessionId::value);
    var inquiry = leaf.json().member("inquiry").map(JsonNode.Obj.class::cast);
    var opened = inquiry.flatMap(said -> said.member("opened"));
    return new AskedEntry(
        session.map(names::session).orElseGet(() -> names.claim(claim)),
        new OutcomeId(leaf.outcome()),
        new OutcomeType(leaf.type()),
        claim.toString(),
        session.orElse(null),
        leaf.seq(),
        inquiry.map(LeafFacts::state).orElse(null),
        billed(leaf.is()).orElse(null),
        opened.map(yes -> month(leaf.recordedAt())).orElse(null),
        happened(leaf).orElse(null));
  }

  private static AskedState state(JsonNode.Obj inquiry) {
    String state = inquiry.text("state").orElseThrow();
    boolean silent = inquiry.text("by").filter("silence"::equals).isPresent();
    return switch (state) {
      case "open" -> AskedState.OPEN;
      case "attested" -> AskedState.ATTESTED;
      case "declined" -> silent ? AskedState.SILENT : AskedState.DECLINED;
      case "owed" -> AskedState.OWED;
      case "withdrawn" -> AskedState.WITHDRAWN;
      default -> AskedState.UNTOLD;
    };
  }

  private static Optional<YearMonth> happened(EntryLeaf leaf) {
    return leaf.results().stream()
        .filter(ResultLine::isBillable)
        .findFirst()
        .flatMap(result -> result.json().text("period"))
        .map(YearMonth::parse);
  }

  private NamedSession session(String id) {
    return new NamedSession(id, names.session(id));
  }

  private static Optional<BookSum> billed(Standing is) {
    if (is.billed().signum() > 0) {
      return Optional.of(new BookSum(is.currency().orElseThrow(), is.billed()));
    }
    return is.quantity().signum() > 0
        ? Optional.of(new BookSum(BookSum.UNITS, is.quantity()))
        : Optional.empty();
  }

  private SessionWord session(SessionLeaf leaf) {
    var json = leaf.json();
    var session = session(json.text("session").orElseThrow());
    var received = Instant.parse(json.text("received_at").orElseThrow());
    boolean test = json.text("mode").filter(TEST::equals).isPresent();
    var links = new TreeSet<>(Set.of(session.name()));
    for (JsonNode item : json.items("names")) {
      links.add(new BookName(((JsonNode.Str) item).value()));
    }
    return new SessionWord(
        session,
        Instant.parse(json.text("recorded_at").orElseThrow()),
        json.text("digest").orElseThrow(),
        json.text("started_at").map(Instant::parse).orElse(received),
        month(received),
        test ? new TreeSet<>() : claimed(json),
        links);
  }

  private static SortedSet<OutcomeType> claimed(JsonNode.Obj json) {
    var types = new TreeSet<OutcomeType>();
    for (JsonNode item : json.items("claimed")) {
      if (item instanceof JsonNode.Str(String type) && OutcomeType.admits(type)) {
        types.add(new OutcomeType(type));
      }
    }
    return types;
  }

  private YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(zone));
  }
}

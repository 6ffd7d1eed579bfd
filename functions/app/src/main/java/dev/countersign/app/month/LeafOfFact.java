package dev.countersign.app.month;

import dev.countersign.domain.Digest;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.books.BookNames;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.RecordedFact;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the leaf of a session record or of a refused delivery (docs/month.md, section 3). */
final class LeafOfFact {
  private static final int OF_SESSION = 32;
  private static final int OF_MESSAGE = 16;

  private LeafOfFact() {}

  /**
   * The leaf.
   *
   * @param late the month that it would have been in, where that is closed
   */
  static IndexedLeaf of(RecordedFact fact, Optional<YearMonth> late) {
    var told = fact.told();
    var leaf =
        new LeafMembers()
            .text("digest", told.digest().hex())
            .text("received_at", told.receivedAt())
            .text("source", told.source())
            .text("provable_to", told.provableTo())
            .text("late", late);
    switch (fact) {
      case RecordedFact.OfSession session -> said(session, leaf);
      case RecordedFact.OfRefusal refusal -> leaf.texts("reasons", refusal.reasons());
    }
    return leaf.leaf(key(fact));
  }

  private static void said(RecordedFact.OfSession of, LeafMembers leaf) {
    var session = of.said();
    leaf.text("session", session.id())
        .text("recorded_at", session.recordedAt())
        .object("agent", agent(session.agent()))
        .word("mode", session.mode())
        .word("handled_by", session.handledBy())
        .text("started_at", session.startedAt())
        .texts("claimed", of.claimed())
        .texts("names", names(session));
    var strategy = session.strategy();
    if (strategy != null) {
      leaf.object("strategy", strategy(strategy));
    }
  }

  /** As a blinded export has them, so that both can be held together. */
  private static SortedSet<String> names(Session session) {
    var names = new TreeSet<String>();
    session.keys().forEach(key -> names.add(BookNames.open().of(key).hex()));
    return names;
  }

  private static LeafMembers agent(Session.Agent agent) {
    return new LeafMembers().text("id", agent.id()).text("version", agent.version());
  }

  private static LeafMembers strategy(Session.Strategy strategy) {
    return new LeafMembers().text("id", strategy.id()).word("arm", strategy.arm());
  }

  /**
   * The key of the leaf. A delivery may have several messages of one session, and two sources may
   * refuse the same bytes.
   */
  static String key(RecordedFact fact) {
    String digest = fact.told().digest().hex();
    return switch (fact) {
      case RecordedFact.OfSession of ->
          "S/%s/%s/%s"
              .formatted(
                  Digest.of(of.said().id().value().getBytes(StandardCharsets.UTF_8))
                      .prefix(OF_SESSION),
                  digest,
                  of.name().prefix(OF_MESSAGE));
      case RecordedFact.OfRefusal of -> "R/%s/%s".formatted(digest, of.told().source());
    };
  }
}

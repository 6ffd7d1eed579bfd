package dev.countersign.local.books;

import dev.countersign.domain.books.BookLink;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.ResultClaim;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds which results and which claims of sessions have something in common. */
final class PairingParts {
  private final Scratch scratch;
  private final Parts<Pairing> asking;
  private final Parts<Pairing> offering;
  private final Parts<Pairing> claimed;
  private final Parts<Pairing> answered;

  PairingParts(Scratch scratch) {
    this.scratch = scratch;
    this.asking = scratch.parts("asking", Pairing.FORM);
    this.offering = scratch.parts("offering", Pairing.FORM);
    this.claimed = scratch.parts("claimed", Pairing.FORM);
    this.answered = scratch.parts("answered", Pairing.FORM);
  }

  /** A result asks who claims it. */
  void ask(BookLink link, BookName claim) {
    asking.add(link.name(), new Pairing(link, claim, ""));
  }

  /** A session claims a result. */
  void offer(ResultClaim claim) {
    for (BookName name : claim.links()) {
      var link = new BookLink(name, claim.type());
      offering.add(name, new Pairing(link, claim.session().name(), claim.session().id()));
    }
  }

  /** Looks for pairs; nothing asks or claims after that. */
  void pair() throws IOException {
    asking.close();
    offering.close();
    for (int part = 0; part < scratch.count(); part++) {
      Map<BookLink, String> claims = new HashMap<>();
      offering.read(part, offer -> claims.merge(offer.link(), offer.session(), PairingParts::less));
      Set<BookLink> asked = new HashSet<>();
      asking.read(
          part,
          ask -> {
            var by = claims.get(ask.link());
            if (by != null) {
              asked.add(ask.link());
              claimed.add(ask.side(), new Pairing(ask.link(), ask.side(), by));
            }
          });
      offering.read(
          part,
          offer -> {
            if (asked.contains(offer.link())) {
              answered.add(
                  offer.side(),
                  new Pairing(new BookLink(offer.side(), offer.link().type()), offer.side(), ""));
            }
          });
    }
    claimed.close();
    answered.close();
  }

  /** For each claim of a part that a session claims, the smallest id of one. */
  Map<BookName, String> claimedBy(int part) {
    Map<BookName, String> by = new HashMap<>();
    claimed.read(part, pair -> by.merge(pair.side(), pair.session(), PairingParts::less));
    return by;
  }

  /** The claims of a part's sessions that a result was found for. */
  Set<BookLink> answered(int part) {
    Set<BookLink> found = new HashSet<>();
    answered.read(part, pair -> found.add(pair.link()));
    return found;
  }

  /** A claim of a session by its name. */
  static BookLink key(ResultClaim claim) {
    return new BookLink(claim.session().name(), claim.type());
  }

  private static String less(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

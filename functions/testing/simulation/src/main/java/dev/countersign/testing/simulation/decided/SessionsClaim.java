package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.HeardClaims;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a session claims: when it is asked for by itself, and which outcome it is heard under. */
final class SessionsClaim {
  private static final String OF_A_SESSION = "/!/";

  private final SessionId id;
  private final DecidedHistory asking;
  private final HearingOutcomes outcomes;
  private final List<Session> forms = new ArrayList<>();
  private @Nullable Session newest;
  private @Nullable Instant waitsUntil;

  private SessionsClaim(SessionId id, DecidedHistory asking, HearingOutcomes outcomes) {
    this.id = id;
    this.asking = asking;
    this.outcomes = outcomes;
  }

  /** Of the claim {@code type/!/session}. */
  static SessionsClaim of(String claim, DecidedHistory asking, HearingOutcomes outcomes) {
    var id = claim.substring(claim.indexOf(OF_A_SESSION) + OF_A_SESSION.length());
    return new SessionsClaim(new SessionId(id), asking, outcomes);
  }

  HearingOutcomes outcomes() {
    return outcomes;
  }

  /** The session in its newest form, if it was recorded. */
  Optional<Session> newest() {
    return Optional.ofNullable(newest);
  }

  /** A form was recorded; with it the session is as it is known. All outcomes know it first. */
  void recorded(Session form, Session known, Instant at) {
    outcomes.recorded(known, at);
    if (isOf(form)) {
      forms.add(form);
      newest = known;
      waitsUntil = endOfWait(known).orElse(null);
    }
    tell(at);
  }

  /** Whether it is this session's. */
  boolean isOf(Session form) {
    return form.id().equals(id);
  }

  private Optional<Instant> endOfWait(Session known) {
    return known.claims(asking.claim().type())
        ? asking
            .book()
            .inForce(known.startedAt())
            .filter(terms -> terms.inquiry().isPresent())
            .map(terms -> Inquiry.endOfWait(terms, known))
        : Optional.empty();
  }

  /** When there is something to do without a word; none if there is nothing. */
  Optional<Instant> due() {
    return Stream.of(Optional.ofNullable(waitsUntil), outcomes.due())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** Under which claim it is heard, if it is. */
  Optional<HeardUnder> heard(Instant now) {
    return newest().flatMap(session -> outcomes.under(session, now));
  }

  /** The inquiry is told under which claim it is heard. */
  void tell(Instant now) {
    tell(heard(now), now);
  }

  /** The same, if this outcome hears it. */
  void tellOf(String claim, Instant now) {
    tell(newest().flatMap(session -> outcomes.under(claim, session, now)), now);
  }

  private void tell(Optional<HeardUnder> heard, Instant now) {
    if (asking.last().filter(HeardClaims::asks).isPresent()) {
      heard.ifPresent(one -> asking.decide(new InquiryStimulus.Heard(one), now));
    }
  }

  /** The inquiry is drafted, if the wait has ended and nobody has asked or attested. */
  void draft(Instant now) {
    if (waitsUntil == null || waitsUntil.isAfter(now)) {
      return;
    }
    waitsUntil = null;
    var session = newest().orElseThrow();
    if (heard(now).isEmpty()) {
      var claimedAt = HeardClaims.claimedAt(forms, asking.claim().type()).orElseThrow();
      asking.decide(new InquiryStimulus.ClaimDue(session, claimedAt, null), now);
    }
  }
}

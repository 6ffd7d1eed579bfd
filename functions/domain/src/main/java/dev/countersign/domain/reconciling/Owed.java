package dev.countersign.domain.reconciling;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason.Presence;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.How;
import java.time.Instant;
import java.util.Optional;

/**
 * What an engine should have under a posting's id. Values are in minor units of the currency, or in
 * the target's quantity.
 */
public sealed interface Owed {
  /** A line of this value; the engine said so at {@code since}. */
  record Line(long value, Instant since) implements Owed {}

  /** A document over this net; the engine said so at {@code since}. */
  record Document(long net, Instant since) implements Owed {}

  /** A line that was taken back in its place: nothing, or nothing that counts. */
  record Nothing() implements Owed {}

  /** Perhaps a line of this value: no answer decided it, or a person did it by hand. */
  record Perhaps(long value) implements Owed {}

  /** No line: it was never sent, or its request adds no line of its own. */
  record NoLine() implements Owed {}

  /** What the engine should have of a posting, beside the others of its outcome. */
  static Owed of(Posting posting, OutcomePostings postings, BillingTarget target) {
    return switch (posting.state()) {
      case Sent sent ->
          sent.request()
              .map(frozen -> sent(posting.id(), frozen.plan(), sent.at(), postings))
              .orElseGet(() -> new Perhaps(target.value(posting.line())));
      case Sending sending -> perhaps(sending.request().plan());
      case Held held when held.reason().presence() == Presence.PERHAPS ->
          Optional.ofNullable(held.requestOrNull())
              .map(FrozenRequest::plan)
              .map(Owed::perhaps)
              .orElseGet(() -> new Perhaps(target.value(posting.line())));
      default -> new NoLine();
    };
  }

  /** Whether a request adds a line under the posting's own id. */
  static boolean addsLine(RequestKind kind) {
    return switch (kind) {
      case RequestKind.Usage usage -> true;
      case RequestKind.Correction correction -> correction.how() == How.NEGATIVE;
      case RequestKind.Document document -> false;
    };
  }

  private static Owed sent(EventId id, PlannedRequest plan, Instant at, OutcomePostings postings) {
    return switch (plan.kind()) {
      case RequestKind.Document document -> new Document(plan.value(), at);
      case RequestKind.Correction correction ->
          addsLine(correction) ? new Line(plan.value(), at) : new NoLine();
      case RequestKind.Usage usage -> takenBack(id, plan, at, postings);
    };
  }

  private static Owed takenBack(
      EventId id, PlannedRequest plan, Instant at, OutcomePostings postings) {
    return postings.byId().values().stream()
        .filter(other -> reverses(other, id))
        .<Owed>flatMap(other -> inPlace(other.state(), plan).stream())
        .findFirst()
        .orElseGet(() -> new Line(plan.value(), at));
  }

  private static boolean reverses(Posting other, EventId id) {
    return other.line().role() instanceof LineRole.Reversal role && role.reverses().equals(id);
  }

  /** What a reversal left of the usage, where it is a change of the usage itself. */
  private static Optional<Owed> inPlace(PostingState reversal, PlannedRequest usage) {
    return switch (reversal) {
      case Sent sent when sent.requestOrNull() != null && changes(sent.requestOrNull()) ->
          Optional.of(new Nothing());
      case Sending sending when changes(sending.request()) ->
          Optional.of(new Perhaps(usage.value()));
      case Held held
          when held.reason().presence() == Presence.PERHAPS
              && held.requestOrNull() != null
              && changes(held.requestOrNull()) ->
          Optional.of(new Perhaps(usage.value()));
      default -> Optional.empty();
    };
  }

  private static boolean changes(FrozenRequest request) {
    var kind = request.plan().kind();
    return kind instanceof RequestKind.Correction && !addsLine(kind);
  }

  private static Owed perhaps(PlannedRequest plan) {
    return addsLine(plan.kind()) ? new Perhaps(plan.value()) : new NoLine();
  }
}

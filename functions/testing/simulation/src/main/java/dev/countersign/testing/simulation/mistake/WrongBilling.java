package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes on the way from results into billing engines. */
final class WrongBilling {
  private static final String TIME_OF_REQUEST = "\"time\": time.iso, \"of\": of.key, \"file\"";

  private WrongBilling() {}

  /** One that only a world with engines shows. */
  private interface OfBilling extends Mistake {
    @Override
    default boolean delivers() {
      return true;
    }
  }

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("leases of postings and targets mean nothing", new NoLease());
    all.put("what was frozen is forgotten without an answer", new NotFrozen());
    all.put(
        "an engine is taken to know keys for ever",
        file("window: [^,]*, margin: [^}]*", "window: forever"));
    all.put("a month is taken to be open for ever", new OpenForEver());
    all.put("the net leaves out what takes the place", file("net_minor", "\\$abs(amount_minor)"));
    all.put("what was sent is forgotten when an event comes", new ForgetsWhatWasSent());
    all.put(
        "a document is not searched for",
        file(
            "found: '\\{\"value\": body.value\\}', absent: 'status = 404'\\}\n    make",
            "found: 'body.nothing', absent: 'status < 500'}\n    make"));
    all.put(
        "a correction is dated when it is made",
        file(
            TIME_OF_REQUEST.replace(".", "\\."),
            TIME_OF_REQUEST.replace("time.iso", "(value < 0 ? recorded_at : time.iso)")));
    all.put("rests mean nothing", new NoRest());
    all.put(
        "the answers of a batch are swapped",
        file("\"index\": \\$i", "\"index\": \\$count(body.answers) - 1 - \\$i"));
    all.put("a closed period is taken for done", file("422([^}]*)is: closed", "422$1is: accepted"));
    all.put("messages that failed are taken for done", new FailedForgotten());
    return all;
  }

  /** An engine's file in which every such place says something else. */
  private static Mistake file(String pattern, String wrong) {
    return new WrongFile(text -> text.replaceAll(pattern, wrong));
  }

  private record WrongFile(UnaryOperator<String> misreading) implements OfBilling {
    @Override
    public String engineFile(String right) {
      return misreading.apply(right);
    }
  }

  /** Months close a year later than they do. */
  private record OpenForEver() implements OfBilling {
    @Override
    public String billingFile(String right) {
      return right.replaceAll("closes_after: [^}]*", "closes_after: P400D");
    }
  }

  /** Another's lease is not waited for. */
  private record NoLease() implements OfBilling {
    private static final Duration LEASE = Duration.ofMinutes(2);

    @Override
    public Ledger sending(Ledger right) {
      return new BillingPorts(
          right,
          new MisreadPostings(right.postings(), LEASE, NoLease::unleased),
          new WrongTargets(right.followedTargets(), WrongTargets.Ignored.LEASE));
    }

    private static Optional<Posting> unleased(Posting posting) {
      return Optional.of(
          posting.state() instanceof Sending sending && isLeased(sending)
              ? in(
                  new Sending(
                      sending.request(),
                      sending.tries(),
                      Instant.EPOCH,
                      Instant.EPOCH,
                      sending.next()),
                  posting)
              : posting);
    }
  }

  /** A request without an answer is made anew. */
  private record NotFrozen() implements OfBilling {
    @Override
    public Ledger sending(Ledger right) {
      return BillingPorts.with(
          right, new MisreadPostings(right.postings(), Duration.ZERO, NotFrozen::forgotten));
    }

    private static Optional<Posting> forgotten(Posting posting) {
      return Optional.of(
          posting.state() instanceof Sending sending
                  && !isLeased(sending)
                  && sending.next() instanceof NextStep.TryAgain
              ? in(new Ready(sending.due(), sending.tries(), null), posting)
              : posting);
    }
  }

  /** What was sent is overlooked where an event comes. */
  private record ForgetsWhatWasSent() implements OfBilling {
    @Override
    public Ledger intake(Ledger right) {
      return BillingPorts.with(
          right,
          new MisreadPostings(
              right.postings(),
              Duration.ZERO,
              posting -> Optional.of(posting).filter(one -> !(one.state() instanceof Sent))));
    }
  }

  /** Nobody remembers that a target rests. */
  private record NoRest() implements OfBilling {
    @Override
    public Ledger sending(Ledger right) {
      return new BillingPorts(
          right,
          right.postings(),
          new WrongTargets(right.followedTargets(), WrongTargets.Ignored.REST));
    }
  }

  /** The queue is told that all went well. */
  private record FailedForgotten() implements OfBilling {
    @Override
    public List<String> failed(List<String> right) {
      return List.of();
    }
  }

  /** Whether it is being tried: a try that had an answer is due later than its lease. */
  private static boolean isLeased(Sending sending) {
    return sending.due().equals(sending.leasedUntil());
  }

  /** The posting in this state, and else as it was. */
  private static Posting in(PostingState state, Posting posting) {
    return new Posting(
        posting.key(),
        posting.line(),
        state,
        posting.version(),
        posting.closedAtOrNull(),
        posting.personOrNull());
  }
}

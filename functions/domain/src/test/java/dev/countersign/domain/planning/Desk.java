package dev.countersign.domain.planning;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.ReadBack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The postings of one outcome, and one worker that does what is decided about them. */
final class Desk {
  static final Duration LEASE = Duration.ofMinutes(1);
  static final EngineAnswer ACCEPTED = new EngineAnswer.Accepted(null);

  final BillingTarget target;
  OutcomePostings postings;
  Instant now;

  Desk(BillingTarget target, Instant now) {
    this.target = target;
    this.now = now;
    postings = OutcomePostings.of(target.tenant(), target.name(), List.of());
  }

  Desk wait(Duration time) {
    now = now.plus(time);
    return this;
  }

  Desk at(String time) {
    now = Instant.parse(time);
    return this;
  }

  Desk arrives(BillingLine... lines) {
    for (BillingLine line : lines) {
      write(PostingPlan.arrived(line, postings, target, now));
    }
    return this;
  }

  DueStep due(BillingLine line) {
    return DueDecision.of(line.id(), postings, target, Turn.USUAL, now);
  }

  /** What would be sent now. */
  PlannedRequest planned(BillingLine line) {
    if (due(line) instanceof DueStep.Send send) {
      return send.request();
    }
    throw new IllegalStateException("nothing to send: " + due(line));
  }

  /** Does what is due: a request is sent, and gets this answer. */
  Desk answered(BillingLine line, EngineAnswer answer) {
    return answered(claimed(line), answer);
  }

  Desk answered(Posting claimed, EngineAnswer answer) {
    write(AnswerDecision.of(claimed, answer, postings, target, now));
    return this;
  }

  /** Takes it, and is told nothing of what became of it. */
  Posting claimed(BillingLine line) {
    var step = due(line);
    while (step instanceof DueStep.Write write) {
      write(write.changes());
      step = due(line);
    }
    FrozenRequest request =
        switch (step) {
          case DueStep.Send send -> frozen(send.request());
          case DueStep.SendAgain again -> again.request();
          default -> throw new IllegalStateException("nothing to send: " + step);
        };
    var change = Claiming.taken(posting(line), request, LEASE, now);
    write(List.of(change));
    return change.after();
  }

  Desk sent(BillingLine... lines) {
    for (BillingLine line : lines) {
      answered(line, ACCEPTED);
    }
    return this;
  }

  Desk isRead(BillingLine line, ReadBack said) {
    write(ReadBackDecision.of(line.id(), said, postings, target, now));
    return this;
  }

  PersonsDecision.Granted wishes(BillingLine line, PersonsDecision.Wish wish) {
    var word = new PersonsWord(new Person("ada"), now, "looked there");
    var granted = PersonsDecision.of(line.id(), wish, word, postings, target);
    if (granted instanceof PersonsDecision.Granted.Yes yes) {
      write(yes.changes());
    }
    return granted;
  }

  /** Writes what is due to be written without an engine. */
  Desk settles(BillingLine line) {
    while (due(line) instanceof DueStep.Write write) {
      write(write.changes());
    }
    return this;
  }

  Posting posting(BillingLine line) {
    return postings.posting(line.id()).orElseThrow();
  }

  PostingState state(BillingLine line) {
    return posting(line).state();
  }

  String word(BillingLine line) {
    return state(line).word();
  }

  static FrozenRequest frozen(PlannedRequest request) {
    return new FrozenRequest(
        request, Bytes.of(request.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private void write(List<PostingChange> changes) {
    for (PostingChange change : changes) {
      if (!postings.posting(change.after().id()).equals(change.before())) {
        throw new IllegalStateException("written on another posting than was read");
      }
      postings = postings.with(change.after());
    }
  }
}

package dev.countersign.forms.posting;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Annulled;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.GivenUp;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.PostingState.Waiting;
import dev.countersign.forms.entry.FormReader;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A posting's state: one member, whose name is the state's word. */
final class PostingStateForm {
  private PostingStateForm() {}

  /** The request that is frozen in a state, if one is. */
  static @Nullable FrozenRequest request(PostingState state) {
    return switch (state) {
      case Ready ready -> ready.requestOrNull();
      case Sending sending -> sending.request();
      case Sent sent -> sent.requestOrNull();
      case Held held -> held.requestOrNull();
      case Waiting waiting -> null;
      case Annulled annulled -> null;
      case Corrected corrected -> null;
      case GivenUp givenUp -> null;
    };
  }

  static void write(FormWriter out, PostingState state) throws IOException {
    out.object(state.word(), state, PostingStateForm::members);
  }

  private static void members(FormWriter out, PostingState state) throws IOException {
    switch (state) {
      case Ready ready -> {
        out.time("due", ready.due());
        PlannedRequestForm.tries(out, ready.tries());
      }
      case Waiting waiting -> out.text("on", waiting.on());
      case Sending sending -> {
        PlannedRequestForm.tries(out, sending.tries());
        out.time("leased_until", sending.leasedUntil());
        out.time("due", sending.due());
        if (sending.next() instanceof NextStep.OnlyAsk(EngineWord word)) {
          out.text("only_ask", word);
        }
      }
      case Sent sent -> {
        out.time("at", sent.at());
        out.text("proof", Words.of(sent.proof()));
        PlannedRequestForm.tries(out, sent.tries());
        out.text("reference", sent.referenceOrNull());
      }
      case Held held -> {
        out.time("since", held.since());
        out.object("reason", held.reason(), HeldReasonForm::write);
        PlannedRequestForm.tries(out, held.tries());
      }
      case Annulled annulled -> {
        out.time("at", annulled.at());
        out.text("counterpart", annulled.counterpart());
      }
      case Corrected corrected -> {
        out.time("at", corrected.at());
        out.text("by", corrected.by());
      }
      case GivenUp givenUp -> {
        out.time("at", givenUp.at());
        out.object("was", givenUp.was(), HeldReasonForm::write);
      }
    }
    var request = request(state);
    out.object("request", request == null ? null : request.plan(), PlannedRequestForm::write);
  }

  static PostingState read(FormReader in, Bytes request) throws IOException {
    var state = in.objectOrNull("sent", i -> sent(i, request));
    state = state != null ? state : in.objectOrNull("sending", i -> sending(i, request));
    state = state != null ? state : in.objectOrNull("ready", i -> ready(i, request));
    state = state != null ? state : in.objectOrNull("held", i -> held(i, request));
    state = state != null ? state : in.objectOrNull("waiting", PostingStateForm::waiting);
    state = state != null ? state : in.objectOrNull("annulled", PostingStateForm::annulled);
    state = state != null ? state : in.objectOrNull("corrected", PostingStateForm::corrected);
    return state != null ? state : in.object("given_up", PostingStateForm::givenUp);
  }

  private static PostingState ready(FormReader in, Bytes request) throws IOException {
    var due = in.time("due");
    var tries = PlannedRequestForm.tries(in);
    return new Ready(due, tries, frozen(in, request));
  }

  private static PostingState waiting(FormReader in) throws IOException {
    return new Waiting(in.text("on", EventId::new));
  }

  private static PostingState sending(FormReader in, Bytes request) throws IOException {
    var tries = PlannedRequestForm.tries(in);
    var leasedUntil = in.time("leased_until");
    var due = in.time("due");
    var word = in.textOrNull("only_ask", EngineWord::new);
    var next = word == null ? new NextStep.TryAgain() : new NextStep.OnlyAsk(word);
    var plan = in.object("request", PlannedRequestForm::read);
    return new Sending(new FrozenRequest(plan, request), tries, leasedUntil, due, next);
  }

  private static PostingState sent(FormReader in, Bytes request) throws IOException {
    var at = in.time("at");
    var proof = Words.read(Proof.class, in.text("proof"));
    var tries = PlannedRequestForm.tries(in);
    var reference = in.textOrNull("reference", EngineReference::new);
    return new Sent(at, proof, tries, reference, frozen(in, request));
  }

  private static PostingState held(FormReader in, Bytes request) throws IOException {
    var since = in.time("since");
    var reason = in.object("reason", HeldReasonForm::read);
    var tries = PlannedRequestForm.tries(in);
    return new Held(since, reason, tries, frozen(in, request));
  }

  private static PostingState annulled(FormReader in) throws IOException {
    var at = in.time("at");
    return new Annulled(at, in.text("counterpart", EventId::new));
  }

  private static PostingState corrected(FormReader in) throws IOException {
    var at = in.time("at");
    return new Corrected(at, in.text("by", EventId::new));
  }

  private static PostingState givenUp(FormReader in) throws IOException {
    var at = in.time("at");
    return new GivenUp(at, in.object("was", HeldReasonForm::read));
  }

  private static @Nullable FrozenRequest frozen(FormReader in, Bytes bytes) throws IOException {
    var plan = in.objectOrNull("request", PlannedRequestForm::read);
    return plan == null ? null : new FrozenRequest(plan, bytes);
  }
}

package dev.countersign.app.deliver.send;

import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.forms.billing.InputOfPosting;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.EngineRequestForm;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.PostingInput.TakenBack;
import dev.countersign.forms.engine.request.Rendering;
import dev.countersign.forms.engine.request.RequestRenderer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the requests of one target's postings, or takes those that were frozen. */
public final class RequestMaking {
  private static final String FIX = "mend the engine's file, then release";

  private final TargetSetup target;
  private final RequestRenderer renderer;

  /** Makes requests of this target. */
  public RequestMaking(TargetSetup target) {
    this.target = target;
    this.renderer = new RequestRenderer(target.address());
  }

  /** What came of making a request. */
  public sealed interface Made {
    /** It can be sent. */
    record Good(ReadyRequest request) implements Made {}

    /** The engine's file can't make it. */
    record Impossible(Problem problem) implements Made {}
  }

  /** Makes a request that no try froze, and for which the engine isn't asked first. */
  public Made first(Posting posting, OutcomePostings postings, PlannedRequest plan) {
    return first(posting, postings, plan, Map.of());
  }

  /**
   * Makes a request that no try froze.
   *
   * @param first what the engine answered before
   */
  Made first(
      Posting posting, OutcomePostings postings, PlannedRequest plan, Map<String, Json> first) {
    var rule = KindRule.of(target.engine(), plan.kind());
    var input = input(posting, postings, plan).map(known -> known.knowing(first));
    if (rule.isEmpty() || input.isEmpty()) {
      return impossible("the file has no such request, or the event can't be read");
    }
    var rendering =
        switch (rule.get()) {
          case KindRule.AsUsage(var usage) ->
              renderer.usage(usage, target.engine().key(), input.get());
          case KindRule.Alone alone -> renderer.alone(alone.request(), input.get());
          case KindRule.Searched searched -> renderer.alone(searched.request(), input.get());
        };
    return switch (rendering) {
      case Rendering.Rendered(EngineRequest request) ->
          new Made.Good(
              new ReadyRequest(
                  posting,
                  postings,
                  new FrozenRequest(plan, EngineRequestForm.write(request)),
                  request,
                  input.get(),
                  rule.get()));
      case Rendering.Unrenderable(String what) -> impossible(what);
    };
  }

  /**
   * Takes a request as an earlier try froze it, whatever the file says by now.
   *
   * @return none where it may have been taken at another host than the target's requests go to now
   */
  Optional<Made> again(
      Posting posting, OutcomePostings postings, FrozenRequest frozen, Map<String, Json> first) {
    var rule = KindRule.of(target.engine(), frozen.plan().kind());
    var input = input(posting, postings, frozen.plan()).map(known -> known.knowing(first));
    if (rule.isEmpty()
        || input.isEmpty()
        || !(EngineRequestForm.read(frozen.bytes())
            instanceof Reading.Read<EngineRequest>(EngineRequest request))) {
      return Optional.of(impossible("the file has no such request any more, or it can't be read"));
    }
    // What authenticates goes to no host that the target doesn't name any more.
    var anew = first(posting, postings, frozen.plan());
    if (!origin(request.url()).equals(origin(anew))) {
      return posting.state() instanceof PostingState.Sending ? Optional.empty() : Optional.of(anew);
    }
    return Optional.of(
        new Made.Good(
            new ReadyRequest(posting, postings, frozen, request, input.get(), rule.get())));
  }

  private String origin(Made anew) {
    return anew instanceof Made.Good(ReadyRequest request)
        ? origin(request.request().url())
        : origin(target.address());
  }

  private static String origin(URI url) {
    return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
  }

  /** What a request is made of; none where the event can't be read. */
  public Optional<PostingInput> input(
      Posting posting, OutcomePostings postings, PlannedRequest plan) {
    Optional<TakenBack> of =
        switch (plan.kind()) {
          case RequestKind.Usage usage -> Optional.empty();
          case RequestKind.Correction correction -> takenBack(correction.of(), postings);
          case RequestKind.Document document -> takenBack(document.of(), postings);
        };
    return InputOfPosting.of(target, posting.line(), plan, of);
  }

  /** The usage that is taken back, as it was sent; by its own line where nobody knows what was. */
  private Optional<TakenBack> takenBack(EventId id, OutcomePostings postings) {
    return postings
        .posting(id)
        .map(billable -> {
          var line = billable.line();
          var sent =
              billable.state() instanceof PostingState.Sent state
                  ? Optional.of(state)
                  : Optional.<PostingState.Sent>empty();
          var plan = sent.flatMap(PostingState.Sent::request).map(FrozenRequest::plan);
          long value = plan.map(PlannedRequest::value).orElse(target.target().value(line));
          return new TakenBack(
              id.value(),
              plan.map(PlannedRequest::postingTime).orElse(line.occurredAt()),
              InputOfPosting.counted(target, line, value),
              sent.map(PostingState.Sent::referenceOrNull).map(Object::toString));
        });
  }

  private static Made impossible(String what) {
    return new Made.Impossible(new Problem("unreadable", "", what, FIX));
  }
}

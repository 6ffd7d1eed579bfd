package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.ReadRule;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.engine.answer.ReadReader;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.Rendering;
import dev.countersign.forms.engine.request.RequestRenderer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Asks one target's engine for one thing, over as many pages as it gives. */
final class EngineReads {
  private static final int MOST_PAGES = 20;

  private final TargetSetup target;
  private final EngineExchange exchange;
  private final RequestRenderer renderer;
  private final CallPace pace;
  private final InstantSource clock;

  EngineReads(
      TargetSetup target, EngineExchange exchange, CallPace pace, InstantSource clock) {
    this.target = target;
    this.exchange = exchange;
    this.renderer = new RequestRenderer(target.address());
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Asks for it. What can't be asked, or has more pages than are read, is unknown.
   *
   * @param until when all of it must be over
   */
  ReadAnswer read(ReadRule rule, PostingInput input, Instant until) {
    if (!(renderer.alone(rule.request(), input) instanceof Rendering.Rendered(var request))) {
      return new ReadAnswer.Unknown(Optional.empty());
    }
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = read(rule, request, input, until);
      if (!(answer instanceof ReadAnswer.Further further)) {
        return answer;
      }
      request =
          new EngineRequest(
              request.method(), further.next(), request.headers(), request.body(), request.frame());
    }
    return new ReadAnswer.Unknown(Optional.empty());
  }

  private ReadAnswer read(
      ReadRule rule, EngineRequest request, PostingInput input, Instant until) {
    var auth = rule.request().auth().orElse(target.engine().auth());
    pace.slot();
    return switch (exchange.send(auth, request, input.key(), until)) {
      case Exchange.Answered(var answer) ->
          ReadReader.read(rule, answer, request.url(), input.json(), clock.instant());
      case Exchange.NotSent not -> new ReadAnswer.Unknown(Optional.empty());
      case Exchange.NoAnswer no -> new ReadAnswer.Unknown(Optional.empty());
    };
  }
}

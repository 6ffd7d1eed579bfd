package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine.CallRate;
import dev.countersign.forms.engine.ReadRule;
import dev.countersign.forms.engine.ReadRule.Gives;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.engine.answer.ReadReader;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.PeriodInput;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.Rendering;
import dev.countersign.forms.engine.request.RequestInput;
import dev.countersign.forms.engine.request.RequestRenderer;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks one target's engine for one thing, over as many pages as it gives. */
public final class EngineReads {
  private static final int MOST_PAGES = 20;

  private static final CallRate UNPACED =
      new CallRate(Optional.empty(), Optional.empty(), 1, Set.of());

  private final TargetSetup target;
  private final EngineExchange exchange;
  private final RequestRenderer renderer;
  private final CallPace pace;
  private final InstantSource clock;

  /** Asks this target's engine, as fast as whoever asks. */
  public EngineReads(TargetSetup target, EngineExchange exchange, InstantSource clock) {
    this(target, exchange, CallPace.ofReads(UNPACED, clock, Pausing.sleeping()), clock);
  }

  /** Asks this target's engine at this pace. */
  EngineReads(TargetSetup target, EngineExchange exchange, CallPace pace, InstantSource clock) {
    this.target = target;
    this.exchange = exchange;
    this.renderer = new RequestRenderer(target.address());
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Asks for it; of a sum or of lines, over all pages. What can't be asked, or has more pages than
   * are read, is unknown.
   *
   * @param until when all of it must be over
   */
  public ReadAnswer read(ReadRule rule, RequestInput input, Instant until) {
    if (!(renderer.alone(rule.request(), input) instanceof Rendering.Rendered(var request))) {
      return new ReadAnswer.Unknown(Optional.empty());
    }
    var pages = new ArrayList<Json>();
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = read(rule, request, input, until);
      if (!(answer instanceof ReadAnswer.Further further)) {
        return together(rule, pages, answer);
      }
      pages.add(further.soFar());
      request =
          new EngineRequest(
              request.method(), further.next(), request.headers(), request.body(), request.frame());
    }
    return new ReadAnswer.Unknown(Optional.empty());
  }

  /** What the last page and those before it say together. */
  private static ReadAnswer together(ReadRule rule, List<Json> pages, ReadAnswer last) {
    if (pages.isEmpty() || rule.gives() == Gives.ONE || last instanceof ReadAnswer.Unknown) {
      return last;
    }
    if (last instanceof ReadAnswer.Found(Json value)) {
      pages.add(value);
    }
    return new ReadAnswer.Found(
        switch (rule.gives()) {
          case ONE -> throw new IllegalArgumentException("one thing is on one page");
          case SUM ->
              new Json.Num(
                  pages.stream()
                      .flatMap(page -> new ReadAnswer.Found(page).amount().stream())
                      .reduce(BigDecimal.ZERO, BigDecimal::add));
          case LINES ->
              new Json.Arr(
                  pages.stream()
                      .flatMap(page ->
                          page instanceof Json.Arr(List<Json> items)
                              ? items.stream()
                              : Stream.of(page))
                      .toList());
        });
  }

  private ReadAnswer read(ReadRule rule, EngineRequest request, RequestInput input, Instant until) {
    var auth = rule.request().auth().orElse(target.engine().auth());
    pace.slot();
    return switch (exchange.send(auth, request, key(input), until)) {
      case Exchange.Answered(var answer) ->
          ReadReader.read(rule, answer, request.url(), input.json(), clock.instant());
      case Exchange.NotSent not -> new ReadAnswer.Unknown(Optional.empty());
      case Exchange.NoAnswer no -> new ReadAnswer.Unknown(Optional.empty());
    };
  }

  /** Signatures name what a request is about. */
  private static String key(RequestInput input) {
    return switch (input) {
      case PostingInput posting -> posting.key();
      case PeriodInput period -> period.period();
    };
  }
}

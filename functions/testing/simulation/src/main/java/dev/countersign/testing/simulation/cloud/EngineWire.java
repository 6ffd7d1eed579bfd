package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.testing.engine.http.FaceAnswer;
import dev.countersign.testing.simulation.cloud.SimulatedEngine.Way;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeMap;

/** The way to the engines as one process sees it, with its faults. */
final class EngineWire implements EngineConnection {
  /** Longer than this no request is on its way; it is less than any margin of a dedupe window. */
  private static final int LATEST_SECONDS = 300;

  private static final int JUMP_MILLIS = 10_000;

  private final FunctionProcess process;
  private final SimulatedCloud cloud;

  EngineWire(FunctionProcess process, SimulatedCloud cloud) {
    this.process = process;
    this.cloud = cloud;
  }

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    var engine = cloud.engine(request.url().getHost());
    var dice = process.dice();
    boolean jumps = happens(Fault.CLOCK_JUMPED);
    boolean slow = happens(Fault.ENGINE_SLOW);
    boolean late = happens(Fault.REQUEST_LATE);
    boolean twice = happens(Fault.REQUEST_REPEATED);
    int jump = dice.between(-JUMP_MILLIS, JUMP_MILLIS);
    var slowly = Duration.ofMillis(dice.below(longest.toMillis()));
    var lateBy = Duration.ofSeconds(1L + dice.below(LATEST_SECONDS));
    if (jumps) {
      process.jump(Duration.ofMillis(jump));
    }
    if (late && mayComeLate(request)) {
      cloud.clock().after(longest.plus(lateBy), () -> unheard(engine, request));
      process.rest(longest);
      return new Exchange.NoAnswer("too_slow");
    }
    var answer =
        process.send(() -> {
          if (twice && mayBeRepeated(engine) && mayComeLate(request)) {
            unheard(engine, request);
          }
          return answer(engine, request);
        });
    if (slow) {
      process.rest(slowly);
    }
    return seen(answer, longest);
  }

  private boolean happens(Fault kind) {
    return process.faults().happens(kind, process.dice(), process.where() + "/engine");
  }

  /** An engine that is away takes neither of both, and tells so. */
  private boolean mayBeRepeated(SimulatedEngine engine) {
    return engine.way() == Way.MAY_REPEAT && !engine.engine().isAway(cloud.clock().now());
  }

  /** A document has no key: one that came after it was searched for would be a second. */
  private static boolean mayComeLate(OutgoingRequest request) {
    return !request.method().equals("GET")
        && !request.body().toText().contains("\"kind\":\"document\"");
  }

  private FaceAnswer answer(SimulatedEngine engine, OutgoingRequest request) {
    var answer =
        engine
            .face()
            .answer(request.method(), request.url(), request.body().toArray(), cloud.clock().now());
    cloud.say(() ->
        "ENGINE "
            + request.method()
            + " "
            + request.url()
            + " "
            + request.body().toText()
            + " -> "
            + answer);
    return answer;
  }

  private void unheard(SimulatedEngine engine, OutgoingRequest request) {
    cloud.say(() -> "ENGINE unheard " + request.url() + " " + request.body().toText());
    engine
        .face()
        .unheard(request.method(), request.url(), request.body().toArray(), cloud.clock().now());
  }

  private Exchange seen(FaceAnswer answer, Duration longest) {
    if (answer.status() == 0) {
      process.rest(longest);
      return new Exchange.NoAnswer("too_slow");
    }
    if (answer.status() == 429 && answer.body().contains("no_connection")) {
      return new Exchange.NotSent("no_connection");
    }
    var headers = new TreeMap<>(answer.headers());
    headers.put("content-type", "application/json");
    return new Exchange.Answered(
        RawAnswer.of(
            answer.status(), headers, Bytes.of(answer.body().getBytes(StandardCharsets.UTF_8))));
  }
}

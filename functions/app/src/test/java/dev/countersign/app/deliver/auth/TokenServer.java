package dev.countersign.app.deliver.auth;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives tokens that are numbered, and remembers who asked. */
final class TokenServer implements EngineConnection {
  final List<OutgoingRequest> asked = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger underWay = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  int status = 200;
  String answer =
      "{\"access_token\":\"t%d\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"ends\":\"2026-11-10T13:00:00Z\"}";

  @Override
  public Exchange send(OutgoingRequest request, Duration longest) {
    mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      asked.add(request);
      Thread.onSpinWait();
      var body = answer.formatted(asked.size()).getBytes(StandardCharsets.UTF_8);
      return new Exchange.Answered(RawAnswer.of(status, Map.of(), Bytes.of(body)));
    } finally {
      underWay.decrementAndGet();
    }
  }
}

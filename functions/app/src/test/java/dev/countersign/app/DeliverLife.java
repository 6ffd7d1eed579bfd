package dev.countersign.app;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.ResultMaker;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The way of results into a webhook that takes them, measured in requests and units of the table.
 */
final class DeliverLife {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final String BILLING =
      """
      targets:
        hook:
          engine: standard-webhook
          url: https://billing.example/results
          from: 2026-01-01T00:00:00Z
          customer: engine
          secrets: {key: {inline: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}}
      """;

  private final CapacityMeter meter = new CapacityMeter();
  private final DynamoLedger ledger =
      new DynamoLedger(Member.EMBEDDED.client(meter), Member.EMBEDDED.table());
  private Instant now = NOON;
  private final DeliverResults deliver =
      new DeliverAssembly(
              ledger,
              new DeliverEdges(
                  () -> now,
                  System::nanoTime,
                  new InlineSecrets(),
                  (request, longest) ->
                      new Exchange.Answered(RawAnswer.of(204, Map.of(), Bytes.of(new byte[0])))))
          .deliverResults();

  /** A result of a tenant without targets. */
  final CapacityMeter.Used nobodys;

  /** A result that comes alone, of a tenant whose {@code billing.yaml} is in the cache. */
  final CapacityMeter.Used alone;

  /** A hundred results that come together. */
  final CapacityMeter.Used hundred;

  /** A minute in which nothing is due, for one target. */
  final CapacityMeter.Used idle;

  DeliverLife() {
    nobodys = delivered(results("nobody", 1));
    ledger.registry().putBilling(ResultMaker.TENANT, BILLING);
    ledger.followedTargets().follow(new TargetKey(ResultMaker.TENANT, new TargetName("hook")));
    var _ = delivered(results("first", 1));
    alone = delivered(results("alone", 1));
    hundred = delivered(results("hundred", 100));
    now = now.plusSeconds(60);
    var _ = deliver.sendAll(now.plusSeconds(50));
    idle = meter.taken();
  }

  private CapacityMeter.Used delivered(List<BusMessage> messages) {
    var _ = meter.taken();
    var delivered = deliver.deliver(messages, now.plusSeconds(50));
    if (!delivered.taken().failed().isEmpty()) {
      throw new IllegalStateException(delivered.toString());
    }
    return meter.taken();
  }

  private static List<BusMessage> results(String record, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> ResultMaker.billable(record + "-" + i, 1, 300, "cus_1", NOON))
        .flatMap(result -> ResultMaker.messages(result).stream())
        .toList();
  }
}

package dev.countersign.local.sam;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The demo tenant, with a billing engine: the {@link BillingReceiver}. */
final class BilledTenant {
  private static final TargetKey TARGET =
      new TargetKey(new TenantId("demo"), new TargetName("books"));

  private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(1);

  private static final String BILLING =
      """
      targets:
        books:
          engine: standard-webhook
          url: http://%s/results
          from: 2026-01-01T00:00:00Z
          customer: customer
          secrets: {key: {inline: whsec_%s}}
      """
          .formatted(BillingReceiver.HOST, BooksServer.SECRET);

  private BilledTenant() {}

  /** A copy of the demo tenant's folder that has a {@code billing.yaml}. */
  static Path in(Path repository) throws IOException {
    var demo = repository.resolve("infra/tenants/demo");
    var copy = Files.createTempDirectory("countersign").resolve("demo");
    try (var all = Files.walk(demo)) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(demo.relativize(each).toString()));
      }
    }
    Files.writeString(copy.resolve("billing.yaml"), BILLING);
    return copy;
  }

  /**
   * The way of one result from its statement into the engine's books.
   *
   * @param result as it came to a queue behind the bus
   * @param line as it came to the engine
   */
  record Way(
      DeployedStack stack, String claim, Subscription.Result result, BillingReceiver.Line line) {
    /** The time of each step since the one before, in milliseconds. */
    String steps(Instant posted) {
      var sent = sent();
      var times =
          List.of(
              posted,
              result.recorded(),
              result.queued(),
              sent.tries().firstCounting().orElseThrow(),
              line.at(),
              sent.at());
      var words =
          List.of("entry", "on the bus and in a queue", "deliver begins", "in the books", "sent");
      var steps = new StringBuilder("POST");
      for (int i = 0; i < words.size(); i++) {
        long millis = Duration.between(times.get(i), times.get(i + 1)).toMillis();
        steps.append(", ").append(millis).append(" ms ").append(words.get(i));
      }
      return steps.toString();
    }

    /** The posting, once deliver has written that the engine took it. */
    private PostingState.Sent sent() {
      var postings = new DynamoLedger(stack.dynamo, stack.resource("Table")).postings();
      var end = Instant.now().plus(WRITTEN_WITHIN);
      while (true) {
        var posting =
            Objects.requireNonNull(
                postings.of(TARGET, Claim.parse(claim)).byId().get(new EventId(result.id())));
        if (posting.state() instanceof PostingState.Sent sent) {
          return sent;
        }
        if (Instant.now().isAfter(end)) {
          throw new AssertionError(result.id() + " is " + posting.state().word());
        }
      }
    }
  }
}

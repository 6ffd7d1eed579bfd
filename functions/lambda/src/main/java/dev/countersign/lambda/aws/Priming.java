package dev.countersign.lambda.aws;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.lambda.http.Route;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.RawDelivery;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Before SnapStart takes its picture: runs the way of a request once without writing, so that its
 * classes are loaded and its code is warm. What fails here fails later, where it is answered.
 */
@ApplicationScoped
class Priming implements Resource {
  private static final System.Logger LOG = System.getLogger(Priming.class.getName());
  private static final String HANDLER = "QUARKUS_LAMBDA_HANDLER";

  private final NativeCrypto crypto;
  private final Instance<Route> route;
  private final Instance<DynamoLedger> ledger;

  Priming(NativeCrypto crypto, Instance<Route> route, Instance<DynamoLedger> ledger) {
    this.crypto = crypto;
    this.route = route;
    this.ledger = ledger;
  }

  void register(@Observes StartupEvent started) {
    crypto.starting();
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    crypto.install();
    prime();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Connections are made anew by the client; caches are younger than a minute by its own clock,
    // which goes on counting over a restore.
  }

  /** Reads what is not there and refuses a request that nobody signed. */
  void prime() {
    try {
      Ledger table = ledger.get();
      var nobody = new TenantId("priming");
      var _ = table.registry().tenant(nobody);
      String handler = System.getenv(HANDLER);
      if ("attest".equals(handler) || "sessions".equals(handler)) {
        var body = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
        String path = "/v1/sources/priming.none/attestations";
        var headers = Map.of("content-type", List.of("application/json"));
        var raw = new RawDelivery("POST", "https://priming" + path, headers, body, Instant.now());
        var _ = route.get().handle(path, raw);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "not primed: {0}", e.getClass().getName());
    }
  }
}

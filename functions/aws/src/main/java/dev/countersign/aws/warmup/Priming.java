package dev.countersign.aws.warmup;

import dev.countersign.aws.settings.CurrentSettings;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Warms a function up before SnapStart takes its snapshot: runs the path of a request without
 * writing, so that its classes are loaded and its code is compiled. A failure here is only logged;
 * it comes again with the first event and is answered there.
 */
@ApplicationScoped
class Priming implements Resource {
  private static final System.Logger LOG = System.getLogger(Priming.class.getName());
  private static final String HANDLER = "QUARKUS_LAMBDA_HANDLER";

  /** A request without a signature, as API Gateway delivers it. */
  private static final byte[] UNSIGNED =
      """
      {"version":"2.0","rawPath":"/v1/sources/priming.none/attestations","rawQueryString":"",
       "headers":{"content-type":"application/json"},"body":"{}","isBase64Encoded":false,
       "requestContext":{"domainName":"priming","http":{"method":"POST"}}}
      """
          .getBytes(StandardCharsets.UTF_8);

  /** A reader whose token is nobody's, and one of the log, as API Gateway delivers them. */
  private static final List<byte[]> READERS =
      List.of(get("/v1/months", "tenant=priming"), get("/log/checkpoint", ""));

  /** The rehearsed deliveries of each kind after which the JVM has compiled their common code. */
  private static final int REHEARSALS = 400;

  private final NativeCrypto crypto;
  private final Instance<DynamoLedger> ledger;
  private final Instance<SsmClient> ssm;
  private final CurrentSettings settings;

  Priming(
      NativeCrypto crypto,
      Instance<DynamoLedger> ledger,
      Instance<SsmClient> ssm,
      CurrentSettings settings) {
    this.crypto = crypto;
    this.ledger = ledger;
    this.ssm = ssm;
    this.settings = settings;
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
    settings.forget();
    // The client connects anew. The caches keep what is younger than a minute by a clock that goes
    // on counting over a restore.
  }

  /** Reads a tenant that does not exist, refuses requests of nobody, rehearses signed ones. */
  void prime() {
    try {
      Ledger table = ledger.get();
      var nobody = new TenantId("priming");
      var _ = table.registry().tenant(nobody);
      String handler = System.getenv(HANDLER);
      if ("attest".equals(handler) || "sessions".equals(handler)) {
        AmazonLambdaRecorder.handle(
            new ByteArrayInputStream(UNSIGNED), OutputStream.nullOutputStream(), null);
        var _ = new Rehearsal(Instant.now()).play(REHEARSALS);
        // Without decryption: the snapshot must not hold the key.
        String key = settings.get().receiptKey();
        var _ = ssm.get().getParameter(r -> r.name(key).withDecryption(false));
      }
      if ("reads".equals(handler)) {
        for (byte[] asked : READERS) {
          AmazonLambdaRecorder.handle(
              new ByteArrayInputStream(asked), OutputStream.nullOutputStream(), null);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "not primed: {0}", e.getClass().getName());
    }
  }

  /** The token is nobody's: its tenant is looked for, and isn't there. */
  private static byte[] get(String path, String query) {
    return """
    {"version":"2.0","rawPath":"%s","rawQueryString":"%s","isBase64Encoded":false,
     "headers":{"authorization":"Bearer e30.eyJpc3MiOiJwcmltaW5nIn0.e30"},
     "requestContext":{"domainName":"priming","http":{"method":"GET"}}}
    """
        .formatted(path, query)
        .getBytes(StandardCharsets.UTF_8);
  }
}

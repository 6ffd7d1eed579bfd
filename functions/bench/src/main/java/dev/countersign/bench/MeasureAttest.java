package dev.countersign.bench;

import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.StrictJson;
import dev.countersign.forms.TenantFolder;
import dev.countersign.lambda.apply.ApplyTenant;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import dev.countersign.local.send.Sender;
import dev.countersign.trust.ReceiptSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The function attest as the managed runtime starts it, in a process of its own: cold start, and
 * CPU and time of each new attestation once warm. A figure, never a test.
 */
public final class MeasureAttest {
  private static final int WARM_UP = 2_000;
  private static final int MEASURED = 3_000;
  private static final URI API = URI.create("https://api.example");
  private static final String TABLE = "countersign";

  private final TenantFolder.Content tenant;
  private final Path root;
  private int number;

  private MeasureAttest(Path root) {
    this.root = root;
    this.tenant =
        ((TenantFolder.Folder.Good) TenantFolder.read(root.resolve("infra/tenants/demo")))
            .content();
  }

  /** Measures as often as the first argument says, with the function unpacked in the second. */
  public static void main(String... arguments) throws Exception {
    var measure = new MeasureAttest(Path.of("").toAbsolutePath());
    for (int run = 0; run < Integer.parseInt(arguments[0]); run++) {
      measure.run(Path.of(arguments[1]));
    }
  }

  private void run(Path task) throws Exception {
    try (var dynamo = EmbeddedDynamo.inMemory();
        var api = new RuntimeApi(ReceiptSigner.generate("bench").revealText())) {
      fill(dynamo.endpoint());
      var started = Instant.now();
      var function = function(task, dynamo.endpoint(), api.address());
      try {
        api.invoke(event());
        var cold = Duration.between(started, Instant.now());
        var coldCpu = cpu(function);
        for (int i = 0; i < WARM_UP; i++) {
          api.invoke(event());
        }
        var before = cpu(function);
        long[] micros = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
          String event = event();
          long from = System.nanoTime();
          String answer = api.invoke(event);
          micros[i] = (System.nanoTime() - from) / 1000;
          if (!answer.contains("accepted")) {
            throw new IllegalStateException(answer);
          }
        }
        long each = cpu(function).minus(before).toNanos() / 1000 / MEASURED;
        Arrays.sort(micros);
        System.out.printf(
            Locale.ROOT,
            "cold %d ms (%d ms CPU); warm, each new attestation: %d us CPU, p50 %d us, p99 %d us%n",
            cold.toMillis(),
            coldCpu.toMillis(),
            each,
            micros[MEASURED / 2],
            micros[MEASURED * 99 / 100]);
      } finally {
        function.destroyForcibly().waitFor();
      }
    }
  }

  private void fill(URI endpoint) {
    try (var client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "a")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      TableForm.make(client, TABLE);
      new ApplyTenant(new DynamoLedger(client, TABLE)).apply(tenant);
    }
  }

  /** A signed statement that is always new; its session isn't known, so that it is parked. */
  private String event() {
    String said =
        """
        {"act":"attested","outcome":"cancellation_saved","record":{"type":"contract","id":"C-%d"},\
        "session":"ses_1","occurred_at":"2026-11-02T10:00:00Z"}\
        """
            .formatted(++number);
    var json =
        ((Reading.Read<Json>) StrictJson.parse(said.getBytes(StandardCharsets.UTF_8))).value();
    return Sender.of(tenant, "crm", null).sign(API, "msg_" + number, Instant.now(), json).asEvent();
  }

  private Process function(Path task, URI dynamo, String api) throws IOException {
    String runtime =
        Stream.of(System.getProperty("java.class.path").split(":", -1))
            .filter(jar -> jar.contains("aws-lambda-java-"))
            .collect(Collectors.joining(":"));
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx700m",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "-cp",
            runtime + ":" + task + ":" + task + "/lib/*",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"));
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.put("AWS_LAMBDA_RUNTIME_API", api);
    environment.put("_HANDLER", command.getLast());
    environment.put("LAMBDA_TASK_ROOT", task.toString());
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "a");
    environment.put("AWS_SECRET_ACCESS_KEY", "a");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.toString());
    environment.put("AWS_ENDPOINT_URL_SSM", "http://" + api);
    environment.put("QUARKUS_LAMBDA_HANDLER", "attest");
    environment.put("COUNTERSIGN_TABLE", TABLE);
    environment.put("COUNTERSIGN_ISSUER", "https://countersign.example");
    environment.put("COUNTERSIGN_RECEIPT_KEY", "/countersign/receipt-key");
    Path log = root.resolve("functions/bench/target/function.log");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static Duration cpu(Process function) {
    return function.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}

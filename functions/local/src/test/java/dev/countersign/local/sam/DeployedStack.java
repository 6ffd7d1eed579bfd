package dev.countersign.local.sam;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.members.Member;
import dev.countersign.local.command.Countersign;
import dev.countersign.local.sam.Sam.SamRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The stack of template.yaml, deployed as docs/runbooks/deploy.md says, in a LocalStack. */
final class DeployedStack implements AutoCloseable {
  private static final String NAME = "countersign";
  private static final String ADDRESS_KEY = "/countersign/address-key";

  /**
   * What CodeDeploy does before and while new versions get traffic; LocalStack has no CodeDeploy.
   */
  private static final Pattern REFERS_BACK =
      Pattern.compile(
          "(?m)^ +(Hooks: \\{PreTraffic: !Ref CheckFunction}|Alarms: \\[!Ref \\w+Errors])\\n");

  private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(2);
  private static final int POLL_SECONDS = 20;
  private static final int MOST_POLLS = 6;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** API Gateway's for an HTTP API. */
  private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

  final LambdaLocalStack cloud = new LambdaLocalStack();
  final LambdaClient lambda =
      client(LambdaClient.builder(), INTEGRATION_TIMEOUT)
          .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
          .build();
  final SqsClient sqs = client(SqsClient.builder(), PATIENCE).build();
  final EventBridgeClient events = client(EventBridgeClient.builder(), PATIENCE).build();
  final DynamoDbClient dynamo = Member.client(cloud.endpoint());
  private final Path repository;
  private Map<String, String> resources = Map.of();

  private DeployedStack(Path repository) {
    this.repository = repository;
  }

  /**
   * Makes the keys, deploys, and applies a tenant's folder. The SAM CLI uploads the zip and puts
   * its place for CodeUri; of the template only what CodeDeploy would do is left out.
   */
  static DeployedStack of(Path repository, Path tenant) throws IOException, InterruptedException {
    var stack = new DeployedStack(repository);
    boolean done = false;
    try {
      stack.deploy();
      stack.run(
          "apply",
          "--table",
          stack.resource("Table"),
          "--yes",
          "--url",
          "https://" + HttpApiEvent.HOST,
          "--address-key",
          ADDRESS_KEY,
          tenant.toString());
      done = true;
      return stack;
    } finally {
      if (!done) {
        stack.close();
      }
    }
  }

  private void deploy() throws IOException, InterruptedException {
    run("key", "new", "--ssm", "/countersign/receipt-key");
    run("key", "new", "--address", "--ssm", ADDRESS_KEY);
    var template = template();
    sam(
        "deploy",
        "--stack-name",
        NAME,
        "--resolve-s3",
        "--capabilities",
        "CAPABILITY_IAM",
        "--no-confirm-changeset",
        "--no-progressbar",
        "--parameter-overrides",
        "EngineHosts=http://" + BillingReceiver.HOST,
        "-t",
        template.toString());
    var listed =
        sam(
            "list",
            "resources",
            "--stack-name",
            NAME,
            "--output",
            "json",
            "-t",
            template.toString());
    this.resources = resources(listed.out());
  }

  /**
   * The template, from elsewhere, without {@link #REFERS_BACK}: LocalStack can't make a function's
   * alias before the check that asks for the function's version.
   */
  private Path template() throws IOException {
    String text =
        Files.readString(repository.resolve("template.yaml"))
            .replace("CodeUri: ", "CodeUri: " + repository + "/")
            .replace("LicenseUrl: ", "LicenseUrl: " + repository + "/");
    return Files.writeString(
        Files.createTempFile("countersign", ".yaml"), REFERS_BACK.matcher(text).replaceAll(""));
  }

  /** The key of the checks in addresses. */
  Secret addressKey() {
    try (var ssm = client(SsmClient.builder(), PATIENCE).build()) {
      var read = ssm.getParameter(r -> r.name(ADDRESS_KEY).withDecryption(true));
      return Secret.ofText(read.parameter().value());
    }
  }

  /** From each resource's name in the template to its name in the stack. */
  Map<String, String> resources() {
    return resources;
  }

  /** A resource's name in the stack. */
  String resource(String logical) {
    return Objects.requireNonNull(resources.get(logical), logical);
  }

  /**
   * The next message of a queue of the template.
   *
   * @throws AssertionError when none comes within two minutes
   */
  String messageOf(String queue) {
    for (int i = 0; i < MOST_POLLS; i++) {
      var messages =
          sqs.receiveMessage(r -> r.queueUrl(resource(queue)).waitTimeSeconds(POLL_SECONDS))
              .messages();
      if (!messages.isEmpty()) {
        return messages.getFirst().body();
      }
    }
    throw new AssertionError("nothing came to " + queue);
  }

  /**
   * Waits until an outcome's first entry counts as published: it is in the index no more.
   *
   * @throws AssertionError when it still isn't after two minutes
   */
  void awaitPublished(String partition) {
    var key = Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS("E#000001"));
    var end = Instant.now().plus(PUBLISHED_WITHIN);
    while (true) {
      var item =
          dynamo.getItem(r -> r.tableName(resource("Table")).key(key).consistentRead(true)).item();
      if (!item.isEmpty() && !item.containsKey("due")) {
        return;
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(partition + " is not published: " + item.keySet());
      }
    }
  }

  /** Runs a command of the command line against this stack, which must do it. */
  void run(String... arguments) {
    var found =
        Map.of(
            "aws.endpointUrl", cloud.endpoint().toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test");
    found.forEach(System::setProperty);
    try {
      int exit = Countersign.run(arguments);
      if (exit != 0) {
        throw new AssertionError(exit + " from countersign " + String.join(" ", arguments));
      }
    } finally {
      found.keySet().forEach(System::clearProperty);
    }
  }

  @Override
  public void close() {
    lambda.close();
    sqs.close();
    events.close();
    dynamo.close();
    cloud.close();
  }

  private SamRun sam(String... arguments) throws IOException, InterruptedException {
    var command = Sam.command(repository, List.of(arguments));
    command.environment().put("AWS_ENDPOINT_URL", cloud.endpoint().toString());
    var ran = Sam.run(command);
    if (ran.exit() != 0) {
      throw new AssertionError(ran.out() + ran.err());
    }
    return ran;
  }

  private static Map<String, String> resources(String listed) {
    var resources = new TreeMap<String, String>();
    if (StrictJson.parse(listed.getBytes(UTF_8)) instanceof Reading.Read<Json>(Json.Arr(var all))) {
      for (Json each : all) {
        var resource = (Json.Obj) each;
        resources.put(
            resource.text("LogicalResourceId").orElseThrow(),
            resource.text("PhysicalResourceId").orElse("-"));
      }
    }
    return resources;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B client(
      B builder, Duration patience) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(patience))
        .endpointOverride(cloud.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }
}

package dev.countersign.local.sam;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.registry.AddressKey;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import dev.countersign.ledger.members.LocalStack;
import dev.countersign.ledger.members.Member;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.testcontainers.containers.Network;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What the functions stand on, in a LocalStack that containers reach as {@code localstack}. */
final class SamStack implements AutoCloseable {
  static final String INSIDE = "http://localstack:4566";
  static final String NAME = "countersign";
  static final TenantId TENANT = new TenantId("demo");

  final Network network = Network.newNetwork();
  private final LocalStackContainer container;
  private final URI endpoint;
  private final DynamoDbClient dynamo;
  private final SqsClient sqs;
  final Secret addressKey = AddressKey.generate();
  final Ledger ledger;
  final TenantFolder.Content tenant;

  /** With a source of every kind. */
  final TenantFolder.Content kinds;

  private final String published;
  private final String poison;

  SamStack(Path repository) {
    LocalStack.require();
    this.container =
        new LocalStackContainer(LocalStack.IMAGE)
            .withNetwork(network)
            .withNetworkAliases("localstack");
    container.start();
    this.endpoint = container.getEndpoint();
    this.dynamo = Member.client(endpoint);
    TableForm.make(dynamo, NAME);
    this.ledger = new DynamoLedger(dynamo, NAME);
    this.tenant = applied(repository.resolve("infra/tenants/demo"));
    this.kinds = applied(repository.resolve("functions/local/src/test/tenants/every-kind"));
    this.sqs = client(SqsClient.builder()).build();
    this.published = queue("published");
    this.poison = queue("poison");
    bus();
    new BucketClient(endpoint, BucketClient.MONTHS).make();
    try (var ssm = client(SsmClient.builder()).build()) {
      ssm.putParameter(r ->
          r.name("/countersign/address-key")
              .type(ParameterType.SECURE_STRING)
              .value(addressKey.revealText()));
      ssm.putParameter(r ->
          r.name("/countersign/receipt-key")
              .type(ParameterType.SECURE_STRING)
              .value(ReceiptSigner.generate("sam").revealText()));
      ssm.putParameter(r ->
          r.name("/countersign/sam/settings")
              .type(ParameterType.STRING)
              .value(
                  """
                  {"issuer": "https://countersign.example", \
                  "receipt_key": "/countersign/receipt-key", \
                  "address_key": "/countersign/address-key"}\
                  """));
    }
  }

  private TenantFolder.Content applied(Path folder) {
    var content = ((TenantFolder.Folder.Good) TenantFolder.read(folder)).content();
    new ApplyTenant(ledger).apply(content);
    return content;
  }

  /** The environment that the template's parameters and resources would give. */
  String environment() {
    return """
    {"Parameters": {"COUNTERSIGN_TABLE": "%s", "COUNTERSIGN_BUS": "%s", \
    "COUNTERSIGN_SETTINGS": "/countersign/sam/settings", \
    "COUNTERSIGN_POISON_QUEUE": "%s/000000000000/poison", "COUNTERSIGN_MONTHS": "%s"}}\
    """
        .formatted(NAME, NAME, INSIDE, BucketClient.MONTHS);
  }

  /** Runs what finds account, region and endpoint by itself. */
  int asTheSdkFindsIt(IntSupplier run) {
    var found =
        Map.of(
            "aws.endpointUrl", endpoint.toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test");
    found.forEach(System::setProperty);
    try {
      return run.getAsInt();
    } finally {
      found.keySet().forEach(System::clearProperty);
    }
  }

  /** The next event that came from the bus. */
  List<String> published() {
    return taken(published);
  }

  List<String> poisoned() {
    return taken(poison);
  }

  @Override
  public void close() {
    sqs.close();
    dynamo.close();
    container.stop();
    network.close();
  }

  private void bus() {
    String arn = "arn:aws:sqs:eu-central-1:000000000000:published";
    try (var events = client(EventBridgeClient.builder()).build()) {
      events.createEventBus(r -> r.name(NAME));
      events.putRule(r ->
          r.name("billable")
              .eventBusName(NAME)
              .eventPattern("{\"detail-type\":[\"BillableResult\"]}"));
      events.putTargets(r ->
          r.rule("billable")
              .eventBusName(NAME)
              .targets(Target.builder().id("queue").arn(arn).build()));
    }
  }

  private String queue(String name) {
    return sqs.createQueue(r -> r.queueName(name)).queueUrl();
  }

  private List<String> taken(String queue) {
    String url = endpoint.resolve(URI.create(queue).getPath()).toString();
    var messages =
        sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(10).maxNumberOfMessages(10))
            .messages();
    messages.forEach(m -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(m.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }

  private <B extends AwsClientBuilder<B, C>, C> B client(B builder) {
    if (builder
        instanceof software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<?, ?> sync) {
      sync.httpClientBuilder(UrlConnectionHttpClient.builder());
    }
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }
}

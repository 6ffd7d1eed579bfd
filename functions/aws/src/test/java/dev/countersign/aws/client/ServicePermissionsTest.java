package dev.countersign.aws.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.settings.Environment;
import dev.countersign.aws.stream.EntryBatch.UnreadableRecord;
import dev.countersign.aws.stream.StreamRecord;
import dev.countersign.aws.stream.TestPoisonQueue;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.event.PublishedEvent;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * template.yaml allows each function the calls that its adapters make, by action and resource, and
 * no action that none makes. No IAM was asked; LocalStack would refuse nothing.
 */
final class ServicePermissionsTest {
  private static final Set<String> READ_SECRETS =
      Set.of("ssm:GetParameter", "secretsmanager:GetSecretValue");

  /** Engines that are services of AWS are allowed by parameters of the stack. */
  private static final Set<String> TO_ENGINES =
      with(with(READ_SECRETS, "s3:PutObject"), "aws-marketplace:BatchMeterUsage");

  /** Lambda receives the messages of a queue with the function's rights. */
  private static final Set<String> TAKES =
      with(
          with(with(TO_ENGINES, "sqs:ReceiveMessage"), "sqs:DeleteMessage"),
          "sqs:GetQueueAttributes");

  /** The bucket of months is read and written without the SDK's client: BucketFilesTest sees it. */
  private static final Set<String> KEEPS_MONTHS =
      with(with(with(READ_SECRETS, "s3:GetObject"), "s3:PutObject"), "s3:ListBucket");

  /** What each function is made of, by the actions of its adapters. */
  private static final Map<String, Set<String>> USED =
      Map.of(
          "AttestFunction",
          KEEPS_MONTHS,
          "SealFunction",
          with(KEEPS_MONTHS, "events:PutEvents"),
          "SessionsFunction",
          READ_SECRETS,
          "FetchFunction",
          READ_SECRETS,
          "SettleFunction",
          with(with(READ_SECRETS, "events:PutEvents"), "events:DescribeEventBus"),
          "PublishFunction",
          Set.of("events:PutEvents", "sqs:SendMessage"),
          "DeliverFunction",
          TAKES,
          "ReconcileFunction",
          TO_ENGINES,
          "KeysFunction",
          Set.of("ssm:GetParameter"),
          // The requests of the check are seen in PreTrafficCheckTest.
          "CheckFunction",
          Set.of("lambda:InvokeFunction", "codedeploy:PutLifecycleEventHookExecutionStatus"));

  /** SSM, Secrets Manager, SQS, DynamoDB and Lambda ask KMS for the function, with its rights. */
  private static final Set<String> BY_SERVICES = Set.of("kms:Decrypt", "kms:GenerateDataKey");

  private final TemplateGrants grants = new TemplateGrants();
  private final List<ServiceCall> calls = new ArrayList<>();

  private final ExecutionInterceptor noting =
      new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
          calls.add(ServiceCall.of(call.request()));
          throw SdkClientException.create("noted, and not sent");
        }
      };

  private final Environment environment =
      new Environment() {
        @Override
        public String settingsParameter() {
          return "/countersign/countersign/settings";
        }

        @Override
        public String bus() {
          return "Bus.Arn";
        }

        @Override
        public String poisonQueue() {
          return "PoisonQueue.Arn";
        }
      };

  private final SsmClient ssm = noted(SsmClient.builder());

  @BeforeEach
  void nothingNoted() {
    calls.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttestFunction",
        "SessionsFunction",
        "SettleFunction",
        "FetchFunction",
        "DeliverFunction",
        "ReconcileFunction",
        "SealFunction"
      })
  void secret_ofASource_isAllowedWithAndWithoutALeadingSlash(String function) {
    var secrets = new AwsSecrets(instance(ssm), instance(noted(SecretsManagerClient.builder())));
    for (SecretRef ref :
        List.of(
            new SecretRef.Ssm("/countersign/acme/crm"),
            new SecretRef.SecretsManager("countersign/acme/crm"),
            new SecretRef.SecretsManager("/countersign/acme/crm"))) {
      inVain(() -> secrets.of(ref));
    }

    assertEquals(3, calls.size());
    assertAllowed(function);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttestFunction",
        "SessionsFunction",
        "SettleFunction",
        "FetchFunction",
        "DeliverFunction",
        "ReconcileFunction",
        "SealFunction",
        "KeysFunction"
      })
  void settings_ofTheStack_areAllowed(String function) {
    inVain(() -> new SsmSettings(() -> ssm, environment).read());

    assertEquals(1, calls.size());
    assertAllowed(function);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PublishFunction", "SettleFunction", "SealFunction"})
  void events_onTheBus_areAllowed(String function) {
    var bus = new EventBridgeBus(noted(EventBridgeClient.builder()), environment);
    var _ = bus.put(List.of(new PublishedEvent("evt_1", "BillableResult", "{}".getBytes(UTF_8))));

    assertEquals(1, calls.size());
    assertAllowed(function);
  }

  @Test
  void bus_isAskedForBySettle() {
    inVain(new EventBridgeBus(noted(EventBridgeClient.builder()), environment)::verify);

    assertEquals(1, calls.size());
    assertAllowed("SettleFunction");
  }

  @Test
  void poison_ofTheStream_isAllowed() {
    var record = new UnreadableRecord(new StreamRecord("1", Map.of(), Map.of()), "why");
    var queue = TestPoisonQueue.over(noted(SqsClient.builder()), environment);
    var _ = queue.put(List.of(record));

    assertEquals(1, calls.size());
    assertAllowed("PublishFunction");
  }

  @Test
  void anyFunction_whatIsNotCountersigns_isForbidden() {
    for (String function : grants.functions()) {
      for (ServiceCall call :
          List.of(
              ServiceCall.parameter("/other/key"),
              ServiceCall.parameter("/countersigned"),
              ServiceCall.secret("other/countersign/key"),
              new ServiceCall("events:PutEvents", "OtherBus.Arn"),
              new ServiceCall("sqs:SendMessage", "SettleFailures.Arn"),
              new ServiceCall("sqs:ReceiveMessage", "StreamFailures.Arn"),
              new ServiceCall("s3:PutObject", "arn:aws:s3:::other/key"))) {
        assertFalse(grants.allows(function, call), function + " " + call);
      }
    }
  }

  /** Who takes messages can't publish; who publishes from the stream reads no secrets. */
  @Test
  void eachFunction_actions_areThoseThatItsAdaptersUse() {
    for (String function : grants.functions()) {
      var allowed = new TreeSet<>(grants.actions(function));
      allowed.removeAll(BY_SERVICES);
      assertEquals(
          new TreeSet<>(Objects.requireNonNull(USED.get(function), function)), allowed, function);
    }
  }

  /** An acceptance is held against its month; the log and the proofs are none of attest's. */
  @Test
  void attest_ofTheMonths_mayAnswerAlone() {
    assertTrue(grants.allows("AttestFunction", months("s3:GetObject", "acme-2026-11.sealed")));
    for (String action : List.of("s3:GetObject", "s3:PutObject")) {
      assertTrue(grants.allows("AttestFunction", months(action, "acme-2026-11.acceptance")));
      assertFalse(grants.allows("AttestFunction", months(action, "log/checkpoint")), action);
      assertFalse(grants.allows("AttestFunction", months(action, "acme-2026-11.proof")), action);
    }
    assertFalse(grants.allows("AttestFunction", months("s3:PutObject", "acme-2026-11.sealed")));
  }

  @Test
  void months_areWrittenBySealAndAttestAlone_andDeletedByNobody() {
    for (String function : grants.functions()) {
      boolean seals = function.equals("SealFunction");
      for (String name : List.of("acme-2026-11.sealed", "log/checkpoint", "log/tile/0/000")) {
        assertEquals(seals, grants.allows(function, months("s3:PutObject", name)), function);
        assertFalse(grants.allows(function, months("s3:DeleteObject", name)), function);
      }
    }
  }

  private static ServiceCall months(String action, String name) {
    return new ServiceCall(action, "${Months.Arn}/" + name);
  }

  private void assertAllowed(String function) {
    for (ServiceCall call : calls) {
      assertTrue(grants.allows(function, call), function + " " + call);
    }
  }

  private <B extends AwsClientBuilder<B, C>, C> C noted(B builder) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(o -> o.addExecutionInterceptor(noting))
        .build();
  }

  private static void inVain(Runnable call) {
    try {
      call.run();
    } catch (OperationFailed e) {
      // It was noted, and never sent.
    }
  }

  private static Set<String> with(Set<String> actions, String more) {
    var all = new TreeSet<>(actions);
    all.add(more);
    return all;
  }

  @SuppressWarnings("unchecked") // the proxy is of the interface Instance alone
  private static <T> Instance<T> instance(T bean) {
    return (Instance<T>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> bean);
  }
}

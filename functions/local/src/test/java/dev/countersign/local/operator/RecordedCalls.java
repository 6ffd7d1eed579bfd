package dev.countersign.local.operator;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Notes the calls of every client that a thread, or one that it started, makes while it records.
 * The SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class RecordedCalls implements ExecutionInterceptor {
  private static final String ARN = "arn:aws:%s:REGION:ACCOUNT:%s";

  private static final InheritableThreadLocal<@Nullable Recording> CURRENT =
      new InheritableThreadLocal<>();

  private record Recording(URI secrets, List<AwsCall> calls) {}

  /** What makes calls. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * The calls that this work makes.
   *
   * @param secrets what answers in place of SSM and Secrets Manager
   */
  static List<AwsCall> of(URI secrets, Work work) throws Exception {
    var recording = new Recording(secrets, Collections.synchronizedList(new ArrayList<>()));
    CURRENT.set(recording);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
    return List.copyOf(recording.calls());
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    var recording = CURRENT.get();
    if (recording != null) {
      String service = service(attributes);
      String action =
          service + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      recording.calls().add(new AwsCall(action, resources(service, context.request())));
    }
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    var recording = CURRENT.get();
    return recording == null || service(attributes).equals("dynamodb")
        ? context.httpRequest()
        : context.httpRequest().copy(to -> to.uri(recording.secrets()));
  }

  private static String service(ExecutionAttributes attributes) {
    return attributes
        .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  private static Set<String> resources(String service, SdkRequest request) {
    return switch (service) {
      case "dynamodb" -> tables(request);
      case "ssm" ->
          Set.of(
              request
                  .getValueForField("Name", String.class)
                  .map(name -> ARN.formatted(service, "parameter" + name))
                  .orElse("*"));
      case "secretsmanager" ->
          // AWS adds six characters to a secret's name.
          Set.of(
              ARN.formatted(
                  service,
                  "secret:" + request.getValueForField("SecretId", String.class).get() + "-abcdef"));
      default -> throw new IllegalStateException("another service: " + service);
    };
  }

  private static Set<String> tables(SdkRequest request) {
    var names = new TreeSet<String>();
    request
        .getValueForField("RequestItems", Map.class)
        .ifPresent(items -> items.keySet().forEach(table -> names.add("table/" + table)));
    request
        .getValueForField("TableName", String.class)
        .ifPresent(table ->
            names.add(
                "table/"
                    + table
                    + request
                        .getValueForField("IndexName", String.class)
                        .map(index -> "/index/" + index)
                        .orElse("")));
    var arns = new TreeSet<String>();
    names.forEach(name -> arns.add(ARN.formatted("dynamodb", name)));
    return arns;
  }
}

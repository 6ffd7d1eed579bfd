package dev.countersign.local.operator;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;

/**
 * Notes the calls of every client that a thread, or one that it started, makes while it records.
 * The SDK finds it by {@code software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class RecordedCalls implements ExecutionInterceptor {
  private static final InheritableThreadLocal<@Nullable Recording> CURRENT =
      new InheritableThreadLocal<>();

  private record Recording(URI services, List<AwsCall> calls) {}

  /** What makes calls. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * The calls that this work makes.
   *
   * @param services what answers in place of every service but DynamoDB
   */
  static List<AwsCall> of(URI services, Work work) throws Exception {
    var recording = new Recording(services, Collections.synchronizedList(new ArrayList<>()));
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
          (service.equals("eventbridge") ? "events" : service)
              + ":"
              + action(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
      recording.calls().add(new AwsCall(action, resources(service, context.request())));
    }
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    var recording = CURRENT.get();
    return recording == null || service(attributes).equals("dynamodb")
        ? context.httpRequest()
        : context.httpRequest().copy(to -> to.uri(recording.services()));
  }

  private static String service(ExecutionAttributes attributes) {
    return attributes
        .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  /** IAM has no action of its own for a batch of messages. */
  private static String action(String operation) {
    return operation.equals("SendMessageBatch") ? "SendMessage" : operation;
  }

  private static Set<String> resources(String service, SdkRequest request) {
    return switch (service) {
      case "dynamodb" -> arns(service, tables(request));
      case "ssm" -> arns(service, texts(request, "Name", "parameter%s"));
      // AWS adds six characters to a secret's name.
      case "secretsmanager" -> arns(service, texts(request, "SecretId", "secret:%s-abcdef"));
      case "eventbridge" ->
          arns(
              "events",
              request instanceof PutEventsRequest put
                  ? Set.of("event-bus/" + put.entries().getFirst().eventBusName())
                  : texts(request, "Name", "event-bus/%s"));
      case "sqs" -> {
        var names = new TreeSet<>(texts(request, "QueueName", "%s"));
        texts(request, "QueueUrl", "%s")
            .forEach(url -> names.add(url.substring(url.lastIndexOf('/') + 1)));
        yield arns(service, names);
      }
      default -> throw new IllegalStateException("another service: " + service);
    };
  }

  private static Set<String> arns(String service, Set<String> names) {
    return names.isEmpty()
        ? Set.of("*")
        : names.stream()
            .map(name -> "arn:aws:" + service + ":REGION:ACCOUNT:" + name)
            .collect(Collectors.toSet());
  }

  private static Set<String> texts(SdkRequest request, String field, String form) {
    return request.getValueForField(field, String.class).map(form::formatted).stream()
        .collect(Collectors.toSet());
  }

  private static Set<String> tables(SdkRequest request) {
    var names = new TreeSet<String>();
    if (request instanceof BatchWriteItemRequest write) {
      write.requestItems().keySet().forEach(table -> names.add("table/" + table));
    }
    if (request instanceof BatchGetItemRequest get) {
      get.requestItems().keySet().forEach(table -> names.add("table/" + table));
    }
    String index =
        request
            .getValueForField("IndexName", String.class)
            .map(name -> "/index/" + name)
            .orElse("");
    texts(request, "TableName", "table/%s").forEach(table -> names.add(table + index));
    texts(request, "ResourceArn", "%s")
        .forEach(arn -> names.add(arn.substring(arn.indexOf("table/"))));
    return names;
  }
}

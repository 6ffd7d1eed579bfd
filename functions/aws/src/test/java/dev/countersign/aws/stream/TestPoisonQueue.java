package dev.countersign.aws.stream;

import dev.countersign.aws.settings.Environment;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The poison queue over an SQS that remembers what it was sent. */
public final class TestPoisonQueue {
  private final List<String> messages = new ArrayList<>();
  private boolean refusing;

  /** Takes nothing from now on. */
  public void refuse() {
    refusing = true;
  }

  /** What was sent to it. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** A queue over another client. */
  public static PoisonQueue over(SqsClient client, Environment environment) {
    return new PoisonQueue(client, environment);
  }

  /** The queue itself. */
  public PoisonQueue queue() {
    var environment =
        new Environment() {
          @Override
          public String poisonQueue() {
            return "https://queue.example/poison";
          }
        };
    return new PoisonQueue(new Sqs(), environment);
  }

  private final class Sqs implements SqsClient {
    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      if (refusing) {
        throw SdkClientException.create("refused");
      }
      messages.add(request.messageBody());
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}

package dev.countersign.aws.client;

import dev.countersign.aws.settings.Settings;
import dev.countersign.forms.json.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Stream records that can't be read, by key and never by content, for a person to look at. */
@ApplicationScoped
public class PoisonQueue {
  private final SqsClient client;
  private final Settings settings;

  PoisonQueue(SqsClient client, Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  public void put(StreamRecord record, RuntimeException why) {
    var body =
        JsonOutput.object(out -> {
          out.writeStringField("sequence_number", record.sequenceNumber());
          out.writeStringField("pk", record.texts().getOrDefault("pk", ""));
          out.writeStringField("sk", record.texts().getOrDefault("sk", ""));
          out.writeStringField("why", why.getMessage());
        });
    client.sendMessage(r -> r.queueUrl(settings.poisonQueue()).messageBody(body.toText()));
  }
}

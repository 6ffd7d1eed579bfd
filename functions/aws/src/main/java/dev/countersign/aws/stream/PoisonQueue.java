package dev.countersign.aws.stream;

import dev.countersign.aws.settings.Environment;
import dev.countersign.aws.stream.EntryBatch.UnreadableRecord;
import dev.countersign.forms.json.JsonOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue for stream records that can't be read. A person looks at them. */
@ApplicationScoped
public class PoisonQueue {
  private static final System.Logger LOG = System.getLogger(PoisonQueue.class.getName());

  private final SqsClient client;
  private final Environment environment;

  PoisonQueue(SqsClient client, Environment environment) {
    this.client = client;
    this.environment = environment;
  }

  /**
   * Puts the keys of unreadable records into the queue, never their content.
   *
   * @return the sequence numbers of those that the queue did not take
   */
  public List<String> put(List<UnreadableRecord> unreadable) {
    var untaken = new ArrayList<String>();
    for (UnreadableRecord each : unreadable) {
      try {
        client.sendMessage(r -> r.queueUrl(environment.poisonQueue()).messageBody(message(each)));
      } catch (SdkException e) {
        LOG.log(
            Level.WARNING, "the poison queue did not take a record: {0}", e.getClass().getName());
        untaken.add(each.record().sequenceNumber());
      }
    }
    return untaken;
  }

  private static String message(UnreadableRecord unreadable) {
    var record = unreadable.record();
    return JsonOutput.object(
            out -> {
              out.writeStringField("sequence_number", record.sequenceNumber());
              out.writeStringField("pk", record.texts().getOrDefault("pk", ""));
              out.writeStringField("sk", record.texts().getOrDefault("sk", ""));
              out.writeStringField("why", unreadable.why());
            })
        .toText();
  }
}

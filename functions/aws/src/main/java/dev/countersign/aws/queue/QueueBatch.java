package dev.countersign.aws.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of an SQS queue, as Lambda gives them to a function, and the answer that says which
 * of them come again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Reporting
 *     batch item failures</a>
 */
public record QueueBatch(List<BusMessage> messages) {
  private static final JsonFactory JSON = new JsonFactory();

  public QueueBatch {
    messages = List.copyOf(messages);
  }

  /**
   * Reads an event.
   *
   * @return none where it is no batch of a queue, but a schedule's event
   * @throws IOException when it is not a JSON object
   */
  public static Optional<QueueBatch> read(InputStream event) throws IOException {
    Optional<QueueBatch> batch = Optional.empty();
    try (JsonParser json = JSON.createParser(event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the event is not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("Records")) {
          batch = Optional.of(new QueueBatch(records(json)));
        } else {
          json.skipChildren();
        }
      }
    }
    return batch;
  }

  private static List<BusMessage> records(JsonParser in) throws IOException {
    var messages = new ArrayList<BusMessage>();
    while (in.nextToken() == JsonToken.START_OBJECT) {
      String id = "";
      String body = "";
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "messageId" -> id = in.getText();
          case "body" -> body = in.getText();
          default -> in.skipChildren();
        }
      }
      messages.add(new BusMessage(id, Bytes.of(body.getBytes(StandardCharsets.UTF_8))));
    }
    return messages;
  }

  /** Lambda's {@code ReportBatchItemFailures} answer: these messages come again. */
  public static Bytes failures(List<String> ids) {
    return JsonOutput.object(out -> {
      out.writeArrayFieldStart("batchItemFailures");
      for (String id : ids) {
        out.writeStartObject();
        out.writeStringField("itemIdentifier", id);
        out.writeEndObject();
      }
      out.writeEndArray();
    });
  }
}

package dev.countersign.aws.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.domain.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One record of a DynamoDB stream, as Lambda's event has it.
 *
 * @param sequenceNumber its place in the stream, by which it is answered as failed
 * @param texts the item's attributes of type S
 * @param bytes the item's attributes of type B
 */
public record StreamRecord(
    String sequenceNumber, Map<String, String> texts, Map<String, Bytes> bytes) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String INSERT = "INSERT";

  /** Reads the members of a JSON object, each by its name. */
  @FunctionalInterface
  private interface Member {
    void read(String name, JsonParser in) throws IOException;
  }

  /** A record that is still being read. */
  private static final class Draft {
    private String kind = "";
    private String sequenceNumber = "";
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Bytes> bytes = new HashMap<>();
  }

  /**
   * The records of items that were inserted, in the stream's order. Changed and deleted items are
   * left out.
   *
   * @throws IOException when it is not an event of a DynamoDB stream
   */
  public static List<StreamRecord> inserted(InputStream event) throws IOException {
    var inserted = new ArrayList<StreamRecord>();
    try (JsonParser json = JSON.createParser(event)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the event is not a JSON object");
      }
      members(
          json,
          (name, in) -> {
            if (name.equals("Records")) {
              records(in, inserted);
            } else {
              in.skipChildren();
            }
          });
    }
    return inserted;
  }

  private static void records(JsonParser in, List<StreamRecord> inserted) throws IOException {
    while (in.nextToken() == JsonToken.START_OBJECT) {
      var draft = new Draft();
      members(in, (name, member) -> record(name, member, draft));
      if (draft.kind.equals(INSERT)) {
        inserted.add(new StreamRecord(draft.sequenceNumber, draft.texts, draft.bytes));
      }
    }
  }

  private static void record(String name, JsonParser in, Draft draft) throws IOException {
    switch (name) {
      case "eventName" -> draft.kind = in.getText();
      case "dynamodb" -> members(in, (part, member) -> change(part, member, draft));
      default -> in.skipChildren();
    }
  }

  private static void change(String name, JsonParser in, Draft draft) throws IOException {
    switch (name) {
      case "SequenceNumber" -> draft.sequenceNumber = in.getText();
      case "NewImage" ->
          members(
              in,
              (attribute, value) ->
                  members(value, (type, typed) -> value(attribute, type, typed, draft)));
      default -> in.skipChildren();
    }
  }

  private static void value(String attribute, String type, JsonParser in, Draft draft)
      throws IOException {
    switch (type) {
      case "S" -> draft.texts.put(attribute, in.getText());
      case "B" -> draft.bytes.put(attribute, Bytes.of(in.getBinaryValue()));
      default -> in.skipChildren();
    }
  }

  private static void members(JsonParser in, Member member) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      member.read(name, in);
    }
  }
}

package dev.countersign.aws.client;

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
 * One record of a DynamoDB stream as Lambda gives it.
 *
 * @param texts the new item's attributes that are texts
 * @param bytes those that are bytes
 */
public record StreamRecord(
    String sequenceNumber, Map<String, String> texts, Map<String, Bytes> bytes) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The records of items that were put anew, in order; changes of an item's due are none. */
  public static List<StreamRecord> inserted(InputStream event) throws IOException {
    var inserted = new ArrayList<StreamRecord>();
    try (JsonParser in = JSON.createParser(event)) {
      require(in.nextToken() == JsonToken.START_OBJECT);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean records = in.currentName().equals("Records");
        in.nextToken();
        if (records) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            record(in, inserted);
          }
        } else {
          in.skipChildren();
        }
      }
    }
    return inserted;
  }

  private static void record(JsonParser in, List<StreamRecord> inserted) throws IOException {
    String kind = "";
    String number = "";
    var texts = new HashMap<String, String>();
    var bytes = new HashMap<String, Bytes>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "eventName" -> kind = in.getText();
        case "dynamodb" -> {
          while (in.nextToken() == JsonToken.FIELD_NAME) {
            String part = in.currentName();
            in.nextToken();
            switch (part) {
              case "SequenceNumber" -> number = in.getText();
              case "NewImage" -> image(in, texts, bytes);
              default -> in.skipChildren();
            }
          }
        }
        default -> in.skipChildren();
      }
    }
    if (kind.equals("INSERT")) {
      inserted.add(new StreamRecord(number, texts, bytes));
    }
  }

  private static void image(JsonParser in, Map<String, String> texts, Map<String, Bytes> bytes)
      throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String attribute = in.currentName();
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String type = in.currentName();
        in.nextToken();
        switch (type) {
          case "S" -> texts.put(attribute, in.getText());
          case "B" -> bytes.put(attribute, Bytes.of(in.getBinaryValue()));
          default -> in.skipChildren();
        }
      }
    }
  }

  private static void require(boolean so) throws IOException {
    if (!so) {
      throw new IOException("not a stream's event");
    }
  }
}

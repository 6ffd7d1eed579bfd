package dev.countersign.lambda.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
 */
record StreamRecord(String sequenceNumber, Map<String, String> texts) {
  private static final JsonFactory JSON = new JsonFactory();

  /** The records of items that were put anew, in order; changes of an item's due are none. */
  static List<StreamRecord> inserted(InputStream event) throws IOException {
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
    Map<String, String> texts = Map.of();
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
              case "NewImage" -> texts = texts(in);
              default -> in.skipChildren();
            }
          }
        }
        default -> in.skipChildren();
      }
    }
    if (kind.equals("INSERT")) {
      inserted.add(new StreamRecord(number, texts));
    }
  }

  private static Map<String, String> texts(JsonParser in) throws IOException {
    var texts = new HashMap<String, String>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String attribute = in.currentName();
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean text = in.currentName().equals("S");
        in.nextToken();
        if (text) {
          texts.put(attribute, in.getText());
        } else {
          in.skipChildren();
        }
      }
    }
    return texts;
  }

  private static void require(boolean so) throws IOException {
    if (!so) {
      throw new IOException("not a stream's event");
    }
  }
}

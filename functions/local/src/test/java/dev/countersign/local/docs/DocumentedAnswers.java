package dev.countersign.local.docs;

import dev.countersign.local.docs.DescriptionFile.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The answers that docs/openapi.yaml documents, and what it has against one that was given. */
final class DocumentedAnswers {
  /** How {@link #key} says that an answer has no body. */
  private static final String NO_BODY = "no body";

  private final DescriptionFile document;

  DocumentedAnswers(DescriptionFile document) {
    this.document = document;
  }

  /** Every documented answer as {@code operation status media-type}. */
  Set<String> all() {
    var all = new TreeSet<String>();
    document.visit((pointer, node) -> {
      if (node.has("operationId")) {
        String operation = node.get("operationId").asString();
        node.get("responses")
            .propertyNames()
            .forEach(status -> all.addAll(keys(operation, status, pointer)));
      }
    });
    return all;
  }

  private List<String> keys(String operation, String status, String pointer) {
    var response = document.at(pointer + "/responses/" + status);
    var keys = new ArrayList<String>();
    if (mayBeEmpty(response)) {
      keys.add(operation + " " + status + " " + NO_BODY);
    }
    response
        .node()
        .path("content")
        .propertyNames()
        .forEach(type -> keys.add(operation + " " + status + " " + type));
    return keys;
  }

  /** The same word for one answer. */
  static String key(GivenAnswer answer) {
    String type = answer.mediaType().orElse(NO_BODY);
    return answer.operation() + " " + answer.status() + " " + type;
  }

  /** What the document has against an answer: nothing when it is as documented. */
  List<String> mistakes(GivenAnswer answer) {
    var response = document.at(operation(answer.operation()) + "/responses/" + answer.status());
    if (response.node().isMissingNode()) {
      return List.of("the status " + answer.status() + " is not documented");
    }
    var mistakes = new ArrayList<String>(headers(response, answer));
    if (answer.mediaType().isEmpty()) {
      if (!mayBeEmpty(response) || !answer.body().isEmpty()) {
        mistakes.add("no media type");
      }
      return mistakes;
    }
    var content =
        response.then(document, "content").then(document, answer.mediaType().orElseThrow());
    if (content.node().isMissingNode()) {
      mistakes.add("the media type " + answer.mediaType().orElseThrow() + " is not documented");
      return mistakes;
    }
    try {
      mistakes.addAll(document.errors(content.pointer() + "/schema", body(answer)));
    } catch (JacksonException e) {
      mistakes.add("not JSON");
    }
    return mistakes;
  }

  private List<String> headers(Place response, GivenAnswer answer) {
    var mistakes = new ArrayList<String>();
    for (String name : response.node().path("headers").propertyNames()) {
      var value = answer.header(name);
      var header = response.then(document, "headers").then(document, name);
      var schema = header.pointer() + "/schema";
      if (value.isEmpty()) {
        if (header.node().path("required").asBoolean(true)) {
          mistakes.add("no header " + name);
        }
      } else {
        document.errors(schema, header(value.get())).forEach(error -> mistakes.add(name + error));
      }
    }
    return mistakes;
  }

  private static JsonNode header(String value) {
    try {
      return DescriptionFile.JSON.readTree(value);
    } catch (JacksonException e) {
      return DescriptionFile.JSON.getNodeFactory().stringNode(value);
    }
  }

  private String operation(String id) {
    var found = new ArrayList<String>();
    document.visit((pointer, node) -> {
      if (node.path("operationId").asString("").equals(id)) {
        found.add(pointer);
      }
    });
    return found.getFirst();
  }

  private static boolean mayBeEmpty(Place response) {
    return !response.node().has("content")
        || response.node().get("description").asString().contains(NO_BODY);
  }

  private static JsonNode body(GivenAnswer answer) {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    String type = answer.mediaType().orElse("");
    return type.endsWith("/json") || type.endsWith("+json")
        ? DescriptionFile.JSON.readTree(bytes)
        : DescriptionFile.JSON.getNodeFactory().stringNode(answer.body());
  }
}

package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a request is made of an input.
 *
 * @param headers by their names in lower case
 * @param payload what it carries; none where it has no body
 * @param auth how it proves who sends it, where that is not the engine's way
 */
public record RequestRule(
    Place place,
    SortedMap<String, TextTemplate> headers,
    Optional<Payload> payload,
    Optional<EngineAuth> auth) {
  public RequestRule {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** Where a request goes. */
  public sealed interface Place {
    /**
     * To the engine's address.
     *
     * @param path what is appended to it, query included; may be empty
     */
    record AtEngine(Method method, TextTemplate path) implements Place {}

    /** To another absolute address. */
    record Elsewhere(Method method, TextTemplate url) implements Place {}

    /** Into a file of this name. */
    record File(TextTemplate name) implements Place {}
  }

  /** The methods that engines want. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether a request of it has a body. */
    boolean carries() {
      return this == POST || this == PUT || this == PATCH;
    }
  }

  /**
   * What a request carries.
   *
   * @param item gives an object; a JSON body that goes alone may be an array
   * @param columns of CSV: the members of the item, in the order of their cells
   */
  public record Payload(JsonataExpression item, BodyForm form, List<String> columns) {
    public Payload {
      columns = List.copyOf(columns);
    }
  }

  /** How an item is written. */
  public enum BodyForm {
    /** RFC 8259. */
    JSON("application/json"),
    /** As an HTML form is, nested members in brackets. */
    URLENCODED("application/x-www-form-urlencoded"),
    /** JSON, a line each. */
    NDJSON("application/x-ndjson"),
    /** RFC 4180 with a head. */
    CSV("text/csv; charset=utf-8");

    private final String mediaType;

    BodyForm(String mediaType) {
      this.mediaType = mediaType;
    }

    /** The {@code content-type} where the file says none. */
    public String mediaType() {
      return mediaType;
    }
  }
}

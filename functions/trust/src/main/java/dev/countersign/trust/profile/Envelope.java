package dev.countersign.trust.profile;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme signs, and where signature, time and message id stand.
 *
 * @param message the signed content: literal texts and variables, in order
 * @param timestamp the signed time; null where the scheme signs none
 * @param idHeader the header that holds the signed message id; null where the scheme signs none
 * @param bodyDigest where the signed URL holds the body's digest; null where it does not
 * @param fields the documented fields of a form; null where the body is no form
 */
public record Envelope(
    List<Part> message,
    Signature signature,
    @Nullable Timestamp timestamp,
    @Nullable String idHeader,
    @Nullable BodyDigest bodyDigest,
    @Nullable FormFields fields) {
  public Envelope {
    message = List.copyOf(message);
  }

  /** The same with its older signature in place of its own. */
  public Envelope with(Older older) {
    var instead =
        new Signature(
            List.of(older.header()),
            signature.separator(),
            signature.prefix(),
            signature.encoding(),
            null);
    return new Envelope(message, instead, timestamp, idHeader, bodyDigest, fields);
  }

  /** Whether the signed content holds this variable. */
  public boolean uses(Part.Name name) {
    return message.contains(new Part.Variable(name));
  }

  /** Whether the body follows the URL in the signed content, with nothing between them. */
  public boolean joinsUrlAndBody() {
    for (int i = 1; i < message.size(); i++) {
      boolean url = message.get(i - 1) instanceof Part.Variable(Part.Name name) && name.isUrl();
      if (url && message.get(i).equals(new Part.Variable(Part.Name.BODY))) {
        return true;
      }
    }
    return false;
  }

  /** A part of the signed content. */
  public sealed interface Part {
    /** A fixed text. */
    record Literal(String text) implements Part {}

    /** A value of the delivery. */
    record Variable(Name name) implements Part {}

    /** The variables that a template can name. */
    enum Name {
      /** The value of the id header. */
      ID("id"),
      /** The signed time as it was sent. */
      TIMESTAMP("timestamp"),
      /** The raw body. */
      BODY("body"),
      METHOD("method"),
      /** The URL as the sender addressed it, with its query. */
      URL("url"),
      /** The URL with twelve escapes decoded, as HubSpot signs it in version 3. */
      URL_HUBSPOT("url.hubspot"),
      /** The URL with or without the default port: Twilio signs either. */
      URL_PORTS("url.ports"),
      /** The fields of a form, sorted by name, each name followed by its value (Twilio). */
      FORM_SORTED("form.sorted"),
      /** The key itself, for a plain hash (HubSpot versions 1 and 2). */
      KEY("key");

      private final String word;

      Name(String word) {
        this.word = word;
      }

      /** Whether it is a spelling of the URL. */
      public boolean isUrl() {
        return this == URL || this == URL_HUBSPOT || this == URL_PORTS;
      }

      /** The variable as a template writes it, without braces. */
      public String word() {
        return word;
      }
    }
  }

  /**
   * Where signatures stand.
   *
   * @param headers the header's name, or its several spellings, the one in use first
   * @param separator what stands between several items of the header; empty for exactly one item
   * @param prefix what stands before each signature of this version; items with another prefix are
   *     ignored where there is a separator
   * @param older a signature of another algorithm, which the vendor sent before or sends beside it;
   *     null where there is none
   */
  public record Signature(
      List<String> headers,
      String separator,
      String prefix,
      CanonicalText.Encoding encoding,
      @Nullable Older older) {
    public Signature {
      headers = List.copyOf(headers);
    }

    /** The spelling in use. */
    public String header() {
      return headers.getFirst();
    }
  }

  /** A signature over the same content in a header of its own, by keys of another family. */
  public record Older(SignatureScheme.Algorithm algorithm, String header) {}

  /**
   * Where the signed time stands, and the tolerance.
   *
   * @param past how far the time may lie before the receipt
   * @param future how far the time may lie after the receipt
   */
  public record Timestamp(
      Where where, Unit unit, Duration past, Duration future, Presence presence) {}

  /** Whether a request must state its time. */
  public enum Presence {
    REQUIRED,
    /** Without a time the request is judged like one of a scheme that signs none. */
    OPTIONAL
  }

  /** Where a signed time stands. */
  public sealed interface Where {
    /** The value of a header. */
    record Header(String name) implements Where {}

    /** The item with this prefix in the signature's header, such as Stripe's {@code t=}. */
    record Item(String prefix) implements Where {}

    /**
     * A field of the signed body.
     *
     * @param pointer a JSON Pointer (RFC 6901) as its tokens
     */
    record Field(List<String> pointer) implements Where {
      public Field {
        pointer = List.copyOf(pointer);
      }
    }
  }

  /** How a time is written. */
  public enum Unit {
    /** Seconds since 1970. */
    S,
    /** Milliseconds since 1970. */
    MS,
    /** A date and time of RFC 3339. */
    ISO8601
  }

  /**
   * The parameter of the signed URL that holds the body's SHA-256 in lower-case hexadecimal.
   *
   * @param query the parameter's name
   */
  public record BodyDigest(String query) {}
}

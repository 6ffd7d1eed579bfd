package dev.countersign.trust.profile;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is signed, and where the signature stands.
 *
 * @param message literal texts and variables, in order
 * @param idHeader the signed message id; none where the scheme signs none
 * @param bodyDigest where the signed URL holds the body's digest
 */
public record Envelope(
    List<Part> message,
    Signature signature,
    @Nullable Timestamp timestamp,
    @Nullable String idHeader,
    @Nullable BodyDigest bodyDigest) {
  public Envelope {
    message = List.copyOf(message);
  }

  public boolean uses(Part.Name name) {
    return message.contains(new Part.Variable(name));
  }

  /** A piece of the message that is signed. */
  public sealed interface Part {
    record Literal(String text) implements Part {}

    record Variable(Name name) implements Part {}

    /** What a template can name. */
    enum Name {
      ID("id"),
      TIMESTAMP("timestamp"),
      BODY("body"),
      METHOD("method"),
      URL("url"),
      /** Decoded as HubSpot's v3 wants: twelve escapes and no others. */
      URL_HUBSPOT("url.hubspot"),
      /** With and without the default port: Twilio signs either. */
      URL_PORTS("url.ports"),
      /** Fields of a form, sorted, each name followed by its value. */
      FORM_SORTED("form.sorted"),
      /** The key itself, in a plain hash. */
      KEY("key");

      private final String word;

      Name(String word) {
        this.word = word;
      }

      public String word() {
        return word;
      }
    }
  }

  /**
   * Where signatures stand.
   *
   * @param separator between several of them; empty for exactly one
   * @param prefix of those of our version; others are ignored where there is a separator
   */
  public record Signature(
      String header, String separator, String prefix, CanonicalText.Encoding encoding) {}

  /** Where the signed time stands, and how far it may lie from the receipt. */
  public record Timestamp(Where where, Unit unit, Duration past, Duration future) {}

  /** A place of a time. */
  public sealed interface Where {
    record Header(String name) implements Where {}

    /** Among the items of the signature's own header, by prefix. */
    record Item(String prefix) implements Where {}

    /** In the signed body. */
    record Field(List<String> pointer) implements Where {
      public Field {
        pointer = List.copyOf(pointer);
      }
    }
  }

  /** How a time is written. */
  public enum Unit {
    S,
    MS,
    ISO8601
  }

  /** A parameter of the signed URL that holds the lower-case hex SHA-256 of the body. */
  public record BodyDigest(String query) {}
}

package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * The one signature of a request that has our tag, with its parameters and the components that it
 * covers (RFC 9421, section 4).
 *
 * @param params the value of {@code @signature-params}, as it is signed
 */
public record SignatureInput(
    List<Covered> covered,
    String params,
    Instant created,
    Optional<Instant> expires,
    Optional<String> keyId,
    Optional<String> algorithm,
    ByteBuffer signature) {
  private static final Set<String> DERIVED =
      Set.of(
          "@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query");
  private static final Pattern FIELD = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Set<String> PARAMETERS =
      Set.of("created", "expires", "keyid", "alg", "nonce", "tag");
  private static final int MAX_COMPONENTS = 32;

  /**
   * A covered component without parameters. Components with parameters are rejected, because they
   * cover only a part, or another message.
   */
  public record Covered(String name) {}

  /** The names of the covered components. */
  public Set<String> names() {
    return covered.stream().map(Covered::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads the signature that is for us by its tag.
   *
   * @throws DeliveryRejected where there is none or more than one, or it is malformed
   */
  public static SignatureInput read(RawDelivery delivery, SignatureTag tag)
      throws DeliveryRejected {
    var inputs = dictionary(delivery, "signature-input");
    var ours = ours(inputs, tag);
    if (!(dictionary(delivery, "signature").get(ours.label()) instanceof ByteSequenceItem signature)
        || !canonical(delivery, ours.label() + "=" + signature.serialize())) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
    }
    return read(ours.list(), signature.get());
  }

  /**
   * Whether the signature has its one spelling. The parser also accepts base64 with unused bits
   * set.
   */
  private static boolean canonical(RawDelivery delivery, String member) {
    return delivery.header("signature").stream().anyMatch(line -> line.contains(member));
  }

  private record Labelled(String label, InnerList list) {}

  private static Labelled ours(Map<String, ListElement<? extends Object>> inputs, SignatureTag tag)
      throws DeliveryRejected {
    var ours = new ArrayList<Labelled>();
    for (var entry : inputs.entrySet()) {
      if (!(entry.getValue() instanceof InnerList list)) {
        throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
      }
      if (tag.isOf(list.getParams())) {
        ours.add(new Labelled(entry.getKey(), list));
      }
    }
    if (ours.size() != 1) {
      throw new DeliveryRejected(
          ours.isEmpty() ? RejectionReason.MISSING_HEADER : RejectionReason.AMBIGUOUS_SIGNATURE);
    }
    return ours.getFirst();
  }

  private static SignatureInput read(InnerList list, ByteBuffer signature) throws DeliveryRejected {
    var params = list.getParams();
    if (!PARAMETERS.containsAll(params.keySet())) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
    }
    return new SignatureInput(
        components(list),
        list.serialize(),
        time(params, "created")
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP)),
        time(params, "expires"),
        text(params, "keyid"),
        text(params, "alg"),
        signature);
  }

  private static List<Covered> components(InnerList list) throws DeliveryRejected {
    var covered = new ArrayList<Covered>();
    var names = new HashSet<String>();
    for (Item<?> item : list.get()) {
      boolean known =
          item instanceof StringItem text
              && item.getParams().isEmpty()
              && (DERIVED.contains(text.get()) || FIELD.matcher(text.get()).matches());
      if (!known || !names.add(((StringItem) item).get()) || names.size() > MAX_COMPONENTS) {
        throw new DeliveryRejected(RejectionReason.FORBIDDEN_COMPONENT);
      }
      covered.add(new Covered(((StringItem) item).get()));
    }
    return List.copyOf(covered);
  }

  private static Optional<Instant> time(Parameters params, String name) throws DeliveryRejected {
    if (!params.containsKey(name)) {
      return Optional.empty();
    }
    if (params.get(name) instanceof IntegerItem number && number.getAsLong() > 0) {
      try {
        return Optional.of(Instant.ofEpochSecond(number.getAsLong()));
      } catch (DateTimeException e) {
        throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
      }
    }
    throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
  }

  private static Optional<String> text(Parameters params, String name) throws DeliveryRejected {
    if (!params.containsKey(name)) {
      return Optional.empty();
    }
    if (params.get(name) instanceof StringItem text) {
      return Optional.of(text.get());
    }
    throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
  }

  /** A header that is a dictionary (RFC 8941, section 3.2), its lines joined. */
  static Map<String, ListElement<? extends Object>> dictionary(RawDelivery delivery, String name)
      throws DeliveryRejected {
    var values = delivery.header(name);
    if (values.isEmpty()) {
      throw new DeliveryRejected(RejectionReason.MISSING_HEADER);
    }
    try {
      return Parser.parseDictionary(String.join(", ", values)).get();
    } catch (IllegalArgumentException e) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
    }
  }
}

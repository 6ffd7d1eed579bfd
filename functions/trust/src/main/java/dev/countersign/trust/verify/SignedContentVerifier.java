package dev.countersign.trust.verify;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.Headers;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.Timestamp;
import dev.countersign.trust.profile.Envelope.Where;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.SignatureKey;
import dev.countersign.trust.signature.SignedContent;
import dev.countersign.trust.verify.key.SourceKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a signature over a built message. All live keys are tried on all signatures, so that the
 * time taken tells nothing.
 */
public final class SignedContentVerifier implements FailFastVerifier {
  private static final int MOST_SIGNATURES = 8;
  private static final Pattern PLAIN_ID = Pattern.compile("[\\x21-\\x7e&&[^.,]]{1,256}");

  private final Profile.Signed profile;
  private final Envelope envelope;
  private final List<SourceKey> live;
  private final List<SignatureKey> keys;

  public SignedContentVerifier(Profile.Signed profile, List<SourceKey> live) {
    this.profile = profile;
    this.envelope = profile.envelope();
    this.live = List.copyOf(live);
    this.keys = live.stream().map(key -> SignatureKey.read(profile.check(), key.text())).toList();
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected {
    String id = id(delivery);
    var clock = envelope.timestamp();
    String stamp = clock == null ? null : stamp(clock, delivery);
    Instant beside = clock == null || stamp == null ? null : Timestamps.read(stamp, clock.unit());
    var given = signatures(delivery);
    var texts = SignedContent.of(envelope, delivery, id, stamp);
    int key = matching(texts, given, delivery.receivedAt());
    checkDigest(delivery);
    // Only an authentic time is worth comparing: a forger learns nothing of the window.
    Instant signedAt = beside;
    if (clock != null) {
      signedAt = beside == null ? inBody(clock, delivery) : beside;
      Timestamps.within(signedAt, delivery.receivedAt(), clock.past(), clock.future());
    }
    return new VerifiedDelivery(
        delivery,
        profile.about().name(),
        key,
        Timestamps.assurance(signedAt, delivery.receivedAt()),
        delivery.body(),
        delivery.body(),
        id,
        signedAt,
        took(delivery));
  }

  private @Nullable String id(RawDelivery delivery) throws DeliveryRejected {
    String header = envelope.idHeader();
    if (header == null) {
      return null;
    }
    String id = Headers.single(delivery, header);
    // A dot would let id and time be cut elsewhere; a comma is what joined headers look like.
    if (!PLAIN_ID.matcher(id).matches()) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_ID);
    }
    return id;
  }

  public @Nullable String stamp(Timestamp clock, RawDelivery delivery) throws DeliveryRejected {
    return switch (clock.where()) {
      case Where.Header(var name) -> Headers.single(delivery, name);
      case Where.Item(var prefix) -> {
        var found = items(delivery).stream().filter(item -> item.startsWith(prefix)).toList();
        if (found.size() != 1) {
          throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
        }
        yield found.getFirst().substring(prefix.length());
      }
      case Where.Field field -> null;
    };
  }

  private Instant inBody(Timestamp clock, RawDelivery delivery) throws DeliveryRejected {
    var pointer = ((Where.Field) clock.where()).pointer();
    var value = PayloadReader.at(profile.about().payload(), delivery.body(), pointer);
    return switch (value.orElse(new Json.Nil())) {
      case Json.Str(String text) -> Timestamps.read(text, clock.unit());
      case Json.Num(BigDecimal number) -> Timestamps.read(number.toPlainString(), clock.unit());
      default -> throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
    };
  }

  private List<String> items(RawDelivery delivery) throws DeliveryRejected {
    var where = envelope.signature();
    String value = Headers.single(delivery, where.header());
    return where.separator().isEmpty()
        ? List.of(value)
        : List.of(value.split(Pattern.quote(where.separator()), -1));
  }

  public List<byte[]> signatures(RawDelivery delivery) throws DeliveryRejected {
    var where = envelope.signature();
    var items = items(delivery);
    var given = new ArrayList<byte[]>();
    for (String item : items) {
      if (item.isEmpty()) {
        throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
      }
      if (item.startsWith(where.prefix())) {
        given.add(
            CanonicalText.decode(item.substring(where.prefix().length()), where.encoding())
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE)));
      }
    }
    if (given.isEmpty()) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
    }
    if (items.size() > MOST_SIGNATURES) {
      throw new DeliveryRejected(RejectionReason.TOO_MANY_SIGNATURES);
    }
    return given;
  }

  private int matching(List<SignedContent> texts, List<byte[]> given, Instant at)
      throws DeliveryRejected {
    int found = -1;
    boolean usable = false;
    for (int i = keys.size() - 1; i >= 0; i--) {
      boolean now = live.get(i).live(at);
      usable |= now;
      for (SignedContent text : texts) {
        var comparison = keys.get(i).over(text);
        for (byte[] signature : given) {
          if (comparison.matches(signature) && now) {
            found = i;
          }
        }
      }
    }
    if (found < 0) {
      throw new DeliveryRejected(
          usable ? RejectionReason.BAD_SIGNATURE : RejectionReason.NO_LIVE_KEY);
    }
    return found;
  }

  private void checkDigest(RawDelivery delivery) throws DeliveryRejected {
    var where = envelope.bodyDigest();
    if (where == null) {
      return;
    }
    byte[] said = Urls.parameter(delivery.url(), where.query()).getBytes(StandardCharsets.UTF_8);
    byte[] is = delivery.body().digest().hex().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(said, is)) {
      throw new DeliveryRejected(RejectionReason.WRONG_DIGEST);
    }
  }

  private Map<String, String> took(RawDelivery delivery) throws DeliveryRejected {
    var took = new TreeMap<String, String>();
    String id = envelope.idHeader();
    if (id != null) {
      took.put(id, Headers.single(delivery, id));
    }
    if (envelope.timestamp() != null
        && envelope.timestamp().where() instanceof Where.Header(var name)) {
      took.put(name, Headers.single(delivery, name));
    }
    String signature = envelope.signature().header();
    took.put(signature, Headers.single(delivery, signature));
    return took;
  }
}

package dev.countersign.trust;

import dev.countersign.domain.attestation.Assurance;
import dev.countersign.trust.Profile.Part;
import dev.countersign.trust.Profile.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a keyed hash. All live keys are tried on all signatures, so that the time taken tells
 * nothing.
 */
final class HmacDoor implements Door {
  private static final int MOST_SIGNATURES = 8;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,15}");
  private static final Pattern PLAIN_ID = Pattern.compile("[\\x21-\\x7e&&[^.,]]{1,256}");

  private final Profile.Hmac profile;
  private final List<LiveKey> keys;
  private final List<SecretKeySpec> specs;

  HmacDoor(Profile.Hmac profile, List<LiveKey> keys) {
    this.profile = profile;
    this.keys = List.copyOf(keys);
    this.specs = keys.stream().map(key -> HmacKeys.spec(profile, key.text())).toList();
  }

  @Override
  public Verdict verify(RawDelivery delivery) {
    try {
      return new Verdict.Verified(verified(delivery));
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal.reason);
    }
  }

  private VerifiedDelivery verified(RawDelivery delivery) throws Refusal {
    String idHeader = profile.idHeader();
    String id = idHeader == null ? null : id(single(delivery, idHeader));
    var clock = profile.timestamp();
    String stamp = clock == null ? null : single(delivery, clock.header());
    Instant signedAt = clock == null || stamp == null ? null : instant(stamp, clock.unit());
    var given = signatures(delivery);
    byte[] message = message(delivery, id, stamp);
    int key = matching(message, given, delivery.receivedAt());
    // Only an authentic time is worth comparing: a forger learns nothing of the window.
    if (clock != null && signedAt != null) {
      if (signedAt.isBefore(delivery.receivedAt().minus(clock.past()))) {
        throw new Refusal(Reason.STALE);
      }
      if (signedAt.isAfter(delivery.receivedAt().plus(clock.future()))) {
        throw new Refusal(Reason.FROM_THE_FUTURE);
      }
    }
    var assurance = signedAt == null ? Assurance.BODY_SIGNED : Assurance.BODY_SIGNED_FRESH;
    return new VerifiedDelivery(
        delivery,
        new VerifiedDelivery.Proof(
            profile.about().name(),
            key,
            assurance,
            delivery.body(),
            delivery.body(),
            id,
            signedAt));
  }

  private List<byte[]> signatures(RawDelivery delivery) throws Refusal {
    var where = profile.signature();
    String value = single(delivery, where.header());
    var items =
        where.separator().isEmpty()
            ? List.of(value)
            : List.of(value.split(Pattern.quote(where.separator()), -1));
    var given = new ArrayList<byte[]>();
    for (String item : items) {
      if (item.startsWith(where.prefix())) {
        given.add(
            CanonicalText.decode(item.substring(where.prefix().length()), where.encoding())
                .orElseThrow(() -> new Refusal(Reason.MALFORMED_SIGNATURE)));
      }
    }
    if (given.isEmpty()) {
      throw new Refusal(Reason.MALFORMED_SIGNATURE);
    }
    if (items.size() > MOST_SIGNATURES) {
      throw new Refusal(Reason.TOO_MANY_SIGNATURES);
    }
    return given;
  }

  private int matching(byte[] message, List<byte[]> given, Instant at) throws Refusal {
    int found = -1;
    boolean live = false;
    for (int i = specs.size() - 1; i >= 0; i--) {
      byte[] expected = HmacKeys.mac(profile, specs.get(i), message);
      boolean usable = keys.get(i).live(at);
      live |= usable;
      for (byte[] signature : given) {
        if (MessageDigest.isEqual(expected, signature) && usable) {
          found = i;
        }
      }
    }
    if (found < 0) {
      throw new Refusal(live ? Reason.BAD_SIGNATURE : Reason.NO_LIVE_KEY);
    }
    return found;
  }

  private byte[] message(RawDelivery delivery, @Nullable String id, @Nullable String stamp)
      throws Refusal {
    var parts = new ArrayList<byte[]>();
    for (Part part : profile.message()) {
      parts.add(
          switch (part) {
            case Part.Literal literal -> utf8(literal.text());
            case Part.Variable(var name) ->
                switch (name) {
                  case ID -> utf8(present(id));
                  case TIMESTAMP -> utf8(present(stamp));
                  case BODY -> delivery.body().toArray();
                  case METHOD -> utf8(delivery.method());
                  case URL -> utf8(delivery.url());
                };
          });
    }
    return CanonicalText.joined(parts.toArray(byte[][]::new));
  }

  private static String present(@Nullable String variable) throws Refusal {
    if (variable == null) {
      throw new Refusal(Reason.MISSING_HEADER);
    }
    return variable;
  }

  private static String single(RawDelivery delivery, String header) throws Refusal {
    var values = delivery.header(header);
    if (values.size() != 1) {
      throw new Refusal(values.isEmpty() ? Reason.MISSING_HEADER : Reason.REPEATED_HEADER);
    }
    return values.getFirst();
  }

  /** A dot would let id and time be cut elsewhere; a comma is what joined headers look like. */
  private static String id(String value) throws Refusal {
    if (!PLAIN_ID.matcher(value).matches()) {
      throw new Refusal(Reason.MALFORMED_ID);
    }
    return value;
  }

  private static Instant instant(String value, Unit unit) throws Refusal {
    if (!WHOLE_NUMBER.matcher(value).matches()) {
      throw new Refusal(Reason.MALFORMED_TIMESTAMP);
    }
    long number = Long.parseLong(value);
    try {
      return unit == Unit.S ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    } catch (DateTimeException e) {
      throw new Refusal(Reason.MALFORMED_TIMESTAMP);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.countersign.trust.explain;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.SignedContentVerifier;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which usual mistake explains a bad signature, by trying the request without it. A hint is
 * given only where the signature holds under the change.
 */
final class MistakeHints {
  private final Profile.Signed profile;
  private final List<SourceKey> keys;

  MistakeHints(Profile.Signed profile, List<SourceKey> keys) {
    this.profile = profile;
    this.keys = keys;
  }

  /** One hint for each change that makes the signature hold; none where no change does. */
  List<String> of(RawDelivery delivery) {
    var hints = new ArrayList<>(single(delivery));
    if (hints.isEmpty()) {
      UrlVariants.of(delivery)
          .forEach((where, url) ->
              BodyVariants.of(delivery.body())
                  .forEach((what, body) -> {
                    if (hints.isEmpty() && holds(keys, with(delivery, url, body))) {
                      hints.add("it fits when addressed " + where + ", with the body " + what);
                    }
                  }));
    }
    return hints;
  }

  private List<String> single(RawDelivery delivery) {
    var hints = new ArrayList<String>();
    BodyVariants.of(delivery.body())
        .forEach((what, body) -> {
          if (holds(keys, with(delivery, delivery.url(), body))) {
            hints.add(
                "it verifies with the body " + what + ": something on the way has written it anew");
          }
        });
    UrlVariants.of(delivery)
        .forEach((where, url) -> {
          if (holds(keys, with(delivery, url, delivery.body()))) {
            hints.add(
                "it verifies when addressed "
                    + where
                    + ": set public_origin, or correct the address");
          }
        });
    keys(delivery)
        .forEach(
            how -> hints.add("it verifies with the key " + how + ": is this the right profile?"));
    return hints;
  }

  /** What has to be done to a key so that the signature holds. */
  List<String> keys(RawDelivery delivery) {
    var hints = new ArrayList<String>();
    for (SourceKey key : keys) {
      KeyVariants.of(profile, Secret.ofText(key.text().revealText()))
          .forEach((how, variant) -> {
            var alone = List.of(new SourceKey(variant.key(), null, null));
            if (!hints.contains(how) && holds(variant.profile(), alone, delivery)) {
              hints.add(how);
            }
          });
    }
    return hints;
  }

  private boolean holds(List<SourceKey> given, RawDelivery delivery) {
    return given.stream()
        .map(key -> new SourceKey(Secret.ofText(key.text().revealText()), null, null))
        .anyMatch(key -> holds(profile, List.of(key), delivery));
  }

  /** Whether the signature holds: the time is compared only after it. */
  static boolean holds(Profile.Signed profile, List<SourceKey> keys, RawDelivery delivery) {
    try {
      return switch (new SignedContentVerifier(profile, keys).verify(delivery)) {
        case Verification.Verified verified -> true;
        case Verification.Rejected(RejectionReason reason) ->
            reason == RejectionReason.STALE || reason == RejectionReason.FROM_THE_FUTURE;
      };
    } catch (UnusableKey e) {
      return false;
    }
  }

  private static RawDelivery with(RawDelivery like, String url, Bytes body) {
    return new RawDelivery(like.method(), url, like.headers(), body, like.receivedAt());
  }
}

package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.signature.SignatureKey;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The signatures that a source's keys can check: a vendor that changes its algorithm sends both for
 * a while, each in a header of its own. Each key is of one algorithm's family, and checks its
 * header only.
 *
 * @param keys the source's keys in their places; empty for those of another family
 */
public record EitherSignature(Profile.Signed profile, List<Optional<SignatureKey>> keys) {
  public EitherSignature {
    keys = List.copyOf(keys);
  }

  /**
   * A verifier by any of them.
   *
   * @throws UnusableKey when a key is for none of them
   */
  static DeliveryVerifier verifier(Profile.Signed profile, List<SourceKey> keys) {
    if (profile.envelope().signature().older() == null) {
      return new SignedContentVerifier(profile, keys);
    }
    var each =
        of(profile, keys).stream()
            .map(one -> new SignedContentVerifier(one.profile(), keys, one.keys()))
            .toList();
    return delivery -> {
      var rejected = new ArrayList<Verification>();
      for (var verifier : each) {
        var verdict = verifier.verify(delivery);
        if (verdict instanceof Verification.Verified) {
          return verdict;
        }
        rejected.add(verdict);
      }
      return rejected.stream()
          .filter(one -> !one.equals(new Verification.Rejected(RejectionReason.MISSING_HEADER)))
          .findFirst()
          .orElse(rejected.getFirst());
    };
  }

  /**
   * Those that there is a key for, the vendor's present one first.
   *
   * @throws UnusableKey when a key is for none of them
   */
  public static List<EitherSignature> of(Profile.Signed profile, List<SourceKey> keys) {
    var all =
        Stream.concat(Stream.of(profile), older(profile).stream())
            .map(one -> new EitherSignature(one, read(one, keys)))
            .toList();
    IntStream.range(0, keys.size())
        .filter(place -> all.stream().allMatch(one -> one.keys().get(place).isEmpty()))
        .findFirst()
        .ifPresent(place -> SignatureKey.read(profile.scheme(), keys.get(place).text()));
    return all.stream().filter(one -> one.keys().stream().anyMatch(Optional::isPresent)).toList();
  }

  /** The profile as it is with the older signature in place of its own. */
  private static Optional<Profile.Signed> older(Profile.Signed profile) {
    return Optional.ofNullable(profile.envelope().signature().older())
        .map(older ->
            new Profile.Signed(
                profile.about(),
                new SignatureScheme.PublicKey(older.algorithm(), profile.scheme().key()),
                profile.envelope().with(older)));
  }

  private static List<Optional<SignatureKey>> read(Profile.Signed profile, List<SourceKey> keys) {
    return keys.stream().map(key -> read(profile, key)).toList();
  }

  private static Optional<SignatureKey> read(Profile.Signed profile, SourceKey key) {
    try {
      return Optional.of(SignatureKey.read(profile.scheme(), key.text()));
    } catch (UnusableKey ofAnotherFamily) {
      return Optional.empty();
    }
  }

  /** The source's keys that it is checked with. */
  public List<SourceKey> ownOf(List<SourceKey> all) {
    return IntStream.range(0, all.size())
        .filter(place -> keys.get(place).isPresent())
        .mapToObj(all::get)
        .toList();
  }
}

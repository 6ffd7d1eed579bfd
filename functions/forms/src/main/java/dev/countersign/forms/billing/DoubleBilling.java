package dev.countersign.forms.billing;

import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.engine.EngineFields;
import dev.countersign.forms.json.Fields;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses two targets that put the same results into the same engine: they would bill them twice,
 * or the second would find each key taken.
 */
public final class DoubleBilling {
  private static final int HTTPS = 443;

  private DoubleBilling() {}

  /**
   * Notes each target that does what an earlier one does.
   *
   * @param in the targets by their names
   */
  static void check(Fields in, List<TargetSetup> targets) {
    for (int i = 0; i < targets.size(); i++) {
      TargetSetup later = targets.get(i);
      targets.subList(0, i).stream()
          .filter(earlier -> between(earlier, later))
          .findFirst()
          .ifPresent(earlier ->
              EngineFields.contradiction(
                  in,
                  later.name().value(),
                  "bills the same results at the same place as " + earlier.name(),
                  "name other outcomes in each, or remove one"));
    }
  }

  /** Whether a result can be for both, and goes to one place by both. */
  public static boolean between(TargetSetup one, TargetSetup other) {
    return samePlace(one, other) && overlap(one.target(), other.target());
  }

  private static boolean samePlace(TargetSetup one, TargetSetup other) {
    return one.engine().books().equals(other.engine().books())
        && (isOtherDoor(one, other) || normal(one.address()).equals(normal(other.address())))
        && same(one.secrets(), other.secrets());
  }

  /** Two engines that bill into the same books each have an address of their own. */
  private static boolean isOtherDoor(TargetSetup one, TargetSetup other) {
    return !one.engine().name().equals(other.engine().name());
  }

  private static String normal(URI url) {
    boolean usual = url.getPort() == HTTPS || url.getPort() < 0;
    String path = url.getRawPath().replaceFirst("/+$", "");
    return String.join(
        "|",
        url.getScheme().toLowerCase(Locale.ROOT),
        String.valueOf(url.getHost()).toLowerCase(Locale.ROOT),
        usual ? "" : String.valueOf(url.getPort()),
        path,
        String.valueOf(url.getRawQuery()));
  }

  private static boolean same(Map<String, SecretRef> one, Map<String, SecretRef> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(own ->
                Optional.ofNullable(other.get(own.getKey()))
                    .filter(secret -> same(own.getValue(), secret))
                    .isPresent());
  }

  private static boolean same(SecretRef one, SecretRef other) {
    if (one instanceof SecretRef.Inline(var own) && other instanceof SecretRef.Inline(var others)) {
      return own.sameAs(others.reveal());
    }
    return one.equals(other);
  }

  /** Whether a result can be for both; no outcomes are all of them. */
  private static boolean overlap(BillingTarget one, BillingTarget other) {
    return one.outcomes().isEmpty()
        || other.outcomes().isEmpty()
        || !Collections.disjoint(one.outcomes(), other.outcomes());
  }
}

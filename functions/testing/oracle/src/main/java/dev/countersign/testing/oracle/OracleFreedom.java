package dev.countersign.testing.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of the chosen sessions are free (contract, section 8).
 *
 * @param reasons one for each chosen session, none if it is paid
 * @param failed the first rule that failed before one held; none if none did
 */
record OracleFreedom(List<@Nullable String> reasons, @Nullable String failed) {

  /** A rule that fails doesn't hold, here. */
  static OracleFreedom of(
      List<OracleSession> chosen, OracleTruth truth, List<OracleFreeRule> rules) {
    var reasons = new ArrayList<@Nullable String>();
    String failed = null;
    for (var session : chosen) {
      String reason = session.arm() == OracleSession.Arm.HOLDOUT ? "holdout" : null;
      for (int i = 0; i < rules.size() && reason == null; i++) {
        var rule = rules.get(i);
        switch (rule.rule().test(truth, session)) {
          case TRUE -> reason = rule.reason();
          case FAILED -> failed = failed == null ? rule.reason() : failed;
          case FALSE -> {}
        }
      }
      reasons.add(reason);
    }
    return new OracleFreedom(reasons, failed);
  }

  boolean isEverySessionFree() {
    return reasons.stream().allMatch(Objects::nonNull);
  }
}

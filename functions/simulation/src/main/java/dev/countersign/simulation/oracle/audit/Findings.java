package dev.countersign.simulation.oracle.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where checks of one outcome note what they find. */
final class Findings {
  private final List<Finding> all;
  private final String tenant;
  private final String claim;

  Findings(List<Finding> all, String tenant, String claim) {
    this.all = all;
    this.tenant = tenant;
    this.claim = claim;
  }

  static List<Finding> list() {
    return new ArrayList<>();
  }

  void unless(boolean holds, Rule rule, String what) {
    if (!holds) {
      all.add(new Finding(rule, tenant, claim, what));
    }
  }

  void same(@Nullable Object wanted, @Nullable Object found, Rule rule, String what) {
    if (!Objects.equals(wanted, found)) {
      all.add(new Finding(rule, tenant, claim, what + ": " + found + ", not " + wanted));
    }
  }
}

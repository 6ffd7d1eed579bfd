package dev.countersign.testing.simulation.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes what the checks of one outcome find. */
final class AuditFindings {
  private final List<AuditFinding> all;
  private final String tenant;
  private final String claim;

  AuditFindings(List<AuditFinding> all, String tenant, String claim) {
    this.all = all;
    this.tenant = tenant;
    this.claim = claim;
  }

  static List<AuditFinding> list() {
    return new ArrayList<>();
  }

  void unless(boolean holds, AuditRule rule, String what) {
    if (!holds) {
      all.add(new AuditFinding(rule, tenant, claim, what));
    }
  }

  void same(@Nullable Object wanted, @Nullable Object found, AuditRule rule, String what) {
    if (!Objects.equals(wanted, found)) {
      all.add(new AuditFinding(rule, tenant, claim, what + ": " + found + ", not " + wanted));
    }
  }
}

package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.WorldEvent.Quarrelled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Draws what a world's tenants quarrel about: what their terms say of it, and what is said of each
 * line and of each result that a session claims. Nothing else is drawn otherwise for it.
 */
record DrawQuarrels(long seed, Where where) {
  /** One world of so many has quarrels. */
  private static final int ONE_OF = 8;

  /** Numbers of events: after all others. */
  private static final int FIRST = 100_000;

  /** Which worlds have them. */
  enum Where {
    SOME_WORLDS,
    NOWHERE
  }

  private static final Duration LASTING = Duration.ofDays(45);

  boolean areThere() {
    return where == Where.SOME_WORLDS && SeededDraws.of(seed, "quarrels").below(ONE_OF) == 0;
  }

  /** How long after all else something may still fail, since deadlines come late. */
  Duration lasting() {
    return areThere() ? LASTING : Duration.ZERO;
  }

  /** A version of terms, and what it says of disputes and inquiries. */
  TenantTerms.Version clauses(String tenant, String outcome, TenantTerms.Version version) {
    if (!areThere()) {
      return version;
    }
    var part = "clauses/" + tenant + "/" + outcome + "/" + version.meaning().version();
    var dice = SeededDraws.of(seed, part);
    String dispute = DrawQuarrelClauses.dispute(dice);
    return version.with(dispute + DrawQuarrelClauses.inquiry(dice, version.meaning()));
  }

  /**
   * What is said of everything that was spoken of in these events. A tenant has sources for it only
   * where some version of its terms has a clause.
   */
  List<Quarrelled> of(List<Tenant> tenants, List<WorldEvent> events) {
    var quarrels = new ArrayList<Quarrelled>();
    if (!areThere()) {
      return List.of();
    }
    for (var tenant : tenants) {
      spoken(tenant, events)
          .forEach((claim, first) -> {
            var dice = SeededDraws.of(seed, "quarrel/" + tenant.id() + "/" + claim);
            var acts =
                claim.contains("/!/") ? DrawQuarrel.ofAClaim(dice) : DrawQuarrel.ofALine(dice);
            if (!acts.isEmpty()) {
              quarrels.add(new Quarrelled(FIRST + quarrels.size(), first, tenant, claim, acts));
            }
          });
    }
    return quarrels.stream().filter(one -> one.tenant().quarrels()).toList();
  }

  /** When each claim of a tenant was first spoken of. */
  private static TreeMap<String, Instant> spoken(Tenant tenant, List<WorldEvent> events) {
    var first = new TreeMap<String, Instant>();
    for (var event : events) {
      if (event instanceof WorldEvent.Sent sent && sent.message().tenant().equals(tenant)) {
        for (var statement : sent.message().statements()) {
          var claim = statement.contract().claim(statement.fact()).toString();
          first.merge(claim, sent.at(), DrawQuarrels::earlier);
        }
        for (var form : sent.message().recordings()) {
          for (String type : form.claims().types()) {
            first.merge(type + "/!/" + form.id(), sent.at(), DrawQuarrels::earlier);
          }
        }
      }
    }
    return first;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

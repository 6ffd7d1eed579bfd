package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleSession.Arm;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.SessionRecording.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Draws what happens at one tenant: its sessions, and the statements about its facts. */
final class DrawTenant {
  private static final int PEOPLE = 5;

  private final SeededDraws dice;
  private final Tenant tenant;
  private final WorldSize size;
  private final DrawClaims claims;
  private final MessageBatcher batcher;
  private final List<SessionRecording> sessions = new ArrayList<>();
  private final Map<String, List<Instant>> told = new HashMap<>();

  DrawTenant(
      SeededDraws dice,
      Tenant tenant,
      WorldSize size,
      DrawClaims claims,
      Consumer<WorldEvent> out) {
    this.claims = claims;
    this.dice = dice;
    this.tenant = tenant;
    this.size = size;
    this.batcher = new MessageBatcher(dice, tenant, out);
  }

  void draw() {
    for (TenantTerms contract : tenant.contracts()) {
      contract.versions().forEach(version -> batcher.applied(contract, version));
    }
    int facts = size.facts(dice);
    int some = size.sessions(dice, facts);
    for (int i = 1; i <= some; i++) {
      session(i, facts);
    }
    for (TenantTerms contract : tenant.contracts()) {
      for (int i = 1; i <= facts; i++) {
        var fact = new TenantTerms.Fact(dice.oneOf("ticket", "deal"), "r" + i);
        new DrawFact(dice, batcher, contract, fact, List.copyOf(sessions), told).draw();
      }
    }
    batcher.flush();
  }

  private void session(int number, int facts) {
    var started = WorldTimeline.START.plus(Duration.ofMinutes(dice.below(90 * 24 * 60)));
    var form =
        new SessionRecording(
            "ses_" + number,
            "agent-" + tenant.id(),
            dice.perMille(600) ? "conv_" + dice.between(1, 6) : null,
            records(facts),
            people(),
            started,
            null,
            dice.perMille(50) ? Mode.TEST : Mode.LIVE,
            dice.perMille(45) ? Arm.HOLDOUT : Arm.TREATMENT,
            dice.perMille(70) ? dice.oneOf(Hand.HUMAN, Hand.BOTH) : Hand.AGENT,
            Claims.NONE);
    sessions.add(form);
    boolean late = dice.perMille(180);
    var told = started.plus(late ? hours(0, 24 * 9) : Duration.ofMinutes(dice.between(1, 90)));
    recorded(form, told);
    for (int i = dice.oneOf(0, 0, 0, 1, 2); i > 0; i--) {
      told = told.plus(dice.perMille(300) ? Duration.ofMillis(dice.below(50)) : hours(0, 24 * 30));
      form = corrected(form, facts);
      recorded(form, told);
    }
  }

  private void recorded(SessionRecording form, Instant at) {
    var said = dice.perMille(600) ? at.minusSeconds(dice.between(0, 90)) : null;
    batcher.recorded(claims.of(dated(form, said), at), at);
    told.computeIfAbsent(form.id(), id -> new ArrayList<>()).add(at);
  }

  private SessionRecording corrected(SessionRecording f, int facts) {
    int what = dice.below(6);
    return new SessionRecording(
        f.id(),
        f.agent(),
        what == 0 ? null : f.conversation(),
        what == 1 ? records(facts) : f.records(),
        what == 2 ? people() : f.people(),
        what == 3 ? f.startedAt().plus(hours(-48, 48)) : f.startedAt(),
        null,
        f.mode(),
        what == 4 && dice.perMille(300) ? Arm.HOLDOUT : f.arm(),
        what == 5 ? dice.oneOf(Hand.values()) : f.hand(),
        f.claims());
  }

  private static SessionRecording dated(SessionRecording f, @Nullable Instant at) {
    return new SessionRecording(
        f.id(),
        f.agent(),
        f.conversation(),
        f.records(),
        f.people(),
        f.startedAt(),
        at,
        f.mode(),
        f.arm(),
        f.hand(),
        f.claims());
  }

  private List<TenantTerms.Fact> records(int facts) {
    var records = new ArrayList<TenantTerms.Fact>();
    for (int i = dice.oneOf(0, 1, 1, 2); i > 0; i--) {
      records.add(new TenantTerms.Fact(dice.oneOf("ticket", "deal"), "r" + dice.between(1, facts)));
    }
    return List.copyOf(records);
  }

  private List<Integer> people() {
    return dice.perMille(200)
        ? List.of(dice.below(PEOPLE), dice.below(PEOPLE))
        : List.of(dice.below(PEOPLE));
  }

  private Duration hours(int least, int most) {
    return Duration.ofMinutes(dice.between(least * 60, most * 60));
  }
}

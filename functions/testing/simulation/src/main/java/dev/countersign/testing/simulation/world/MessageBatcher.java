package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Message.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts statements and recordings into messages: one by one, or some together. */
final class MessageBatcher {
  private record Held(Instant at, SimulatedStatement statement) {}

  private final SeededDraws dice;
  private final Tenant tenant;
  private final Consumer<WorldEvent> out;
  private final Map<Source, List<Held>> held = new EnumMap<>(Source.class);
  private int number;
  private @Nullable Message last;

  MessageBatcher(SeededDraws dice, Tenant tenant, Consumer<WorldEvent> out) {
    this.dice = dice;
    this.tenant = tenant;
    this.out = out;
    this.number = Integer.parseInt(tenant.id().substring(1)) * 1000;
  }

  void applied(TenantTerms contract, TenantTerms.Version version) {
    out.accept(new WorldEvent.Applied(number++, version.appliedAt(), contract, version));
    if (version.appliedAt().isAfter(WorldTimeline.START)) {
      var later = version.appliedAt().plusSeconds(90 + dice.below(9000));
      out.accept(new WorldEvent.Replayed(number++, later, tenant));
    }
  }

  void recorded(SessionRecording form, Instant at) {
    send(at, Message.of(tenant, "m" + number, form));
  }

  void looked(TenantTerms contract, TenantTerms.Fact fact, Instant at) {
    out.accept(new WorldEvent.Looked(number++, at, tenant, contract, fact));
  }

  void said(Source source, SimulatedStatement statement, Instant at) {
    if (dice.perMille(120)) {
      held.computeIfAbsent(source, s -> new ArrayList<>()).add(new Held(at, statement));
    } else {
      send(at, Message.of(tenant, source, "m" + number, List.of(statement)));
    }
  }

  /** Sends another content under the id of the message before. */
  void saidAgain(Source source, SimulatedStatement other, Instant at) {
    var message = Message.of(tenant, source, "m" + (number - 1), List.of(other));
    out.accept(new WorldEvent.Sent(number++, at, message));
  }

  /** Sends the message before once more, with the same id and content, as systems do that retry. */
  void sentAgain(Instant at) {
    if (last != null) {
      out.accept(new WorldEvent.Sent(number++, at, last));
    }
  }

  /** Sends the statements that were held back for batches. */
  void flush() {
    held.forEach((source, all) -> {
      for (int i = 0; i < all.size(); i += 3) {
        var part = all.subList(i, Math.min(all.size(), i + 3));
        var at = part.stream().map(Held::at).max(Instant::compareTo).orElseThrow();
        var statements = part.stream().map(Held::statement).toList();
        send(at, Message.of(tenant, source, "m" + number, statements));
      }
    });
    held.clear();
  }

  private void send(Instant at, Message message) {
    last = message;
    out.accept(new WorldEvent.Sent(number++, at, message));
    if (dice.perMille(25)) {
      out.accept(new WorldEvent.Forged(number++, at.plusSeconds(dice.below(100)), message));
    }
  }
}

package dev.countersign.simulation.world;

import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.world.Message.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts what is said into messages: one by one, or some together. */
final class Tell {
  private record Held(Instant at, Saying saying) {}

  private final Dice dice;
  private final Tenant tenant;
  private final Consumer<Happening> out;
  private final Map<Source, List<Held>> held = new EnumMap<>(Source.class);
  private int number;

  Tell(Dice dice, Tenant tenant, Consumer<Happening> out) {
    this.dice = dice;
    this.tenant = tenant;
    this.out = out;
    this.number = Integer.parseInt(tenant.id().substring(1)) * 1000;
  }

  void applied(Contract contract, Contract.Version version) {
    out.accept(new Happening.Applied(number++, version.appliedAt(), contract, version));
    if (version.appliedAt().isAfter(Story.START)) {
      var later = version.appliedAt().plusSeconds(90 + dice.below(9000));
      out.accept(new Happening.Replayed(number++, later, tenant));
    }
  }

  void recorded(Recording form, Instant at) {
    send(at, Message.of(tenant, "m" + number, form));
  }

  void looked(Contract contract, Contract.Fact fact, Instant at) {
    out.accept(new Happening.Looked(number++, at, tenant, contract, fact));
  }

  void said(Source source, Saying saying, Instant at) {
    if (dice.perMille(120)) {
      held.computeIfAbsent(source, s -> new ArrayList<>()).add(new Held(at, saying));
    } else {
      send(at, Message.of(tenant, source, "m" + number, List.of(saying)));
    }
  }

  /** Says something else under the id of the message before. */
  void saidAgain(Source source, Saying other, Instant at) {
    var message = Message.of(tenant, source, "m" + (number - 1), List.of(other));
    out.accept(new Happening.Sent(number++, at, message));
  }

  /** Sends what was held for batches. */
  void flush() {
    held.forEach((source, all) -> {
      for (int i = 0; i < all.size(); i += 3) {
        var part = all.subList(i, Math.min(all.size(), i + 3));
        var at = part.stream().map(Held::at).max(Instant::compareTo).orElseThrow();
        var sayings = part.stream().map(Held::saying).toList();
        send(at, Message.of(tenant, source, "m" + number, sayings));
      }
    });
    held.clear();
  }

  private void send(Instant at, Message message) {
    out.accept(new Happening.Sent(number++, at, message));
    if (dice.perMille(25)) {
      out.accept(new Happening.Forged(number++, at.plusSeconds(dice.below(100)), message));
    }
  }
}

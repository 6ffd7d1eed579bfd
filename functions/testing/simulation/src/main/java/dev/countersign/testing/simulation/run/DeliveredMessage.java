package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.world.Message;
import java.time.Instant;

/** A message, and when a function took it. */
public record DeliveredMessage(Instant at, Message message) {}

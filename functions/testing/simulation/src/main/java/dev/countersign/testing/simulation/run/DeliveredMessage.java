package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.world.Message;
import java.time.Instant;

/** A message as it was taken by a function, and when. */
public record DeliveredMessage(Instant at, Message message) {}

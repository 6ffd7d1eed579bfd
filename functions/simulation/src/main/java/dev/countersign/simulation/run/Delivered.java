package dev.countersign.simulation.run;

import dev.countersign.simulation.world.Message;
import java.time.Instant;

/** A message as it was taken by a function, and when. */
public record Delivered(Instant at, Message message) {}

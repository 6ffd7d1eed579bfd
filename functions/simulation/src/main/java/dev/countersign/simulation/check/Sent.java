package dev.countersign.simulation.check;

import dev.countersign.simulation.world.Message;
import java.util.ArrayList;
import java.util.List;

/** A message that was sent, and all that became of it. */
public final class Sent {
  private final Message message;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Attempt> done = new ArrayList<>();
  private boolean taken;
  private String last = "nothing";

  Sent(Message message) {
    this.message = message;
  }

  public Message message() {
    return message;
  }

  /** A function got it. */
  public void attempted(Attempt attempt) {
    attempts.add(attempt);
  }

  /** A function got it, and ended well, whether its answer arrived or not. */
  public void done(Attempt attempt) {
    done.add(attempt);
  }

  /** What was answered last. */
  public void answered(String answer) {
    last = answer;
  }

  public String last() {
    return last;
  }

  /** Its sender knows that it was taken. */
  public void take() {
    taken = true;
  }

  public boolean taken() {
    return taken;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  List<Attempt> done() {
    return done;
  }
}

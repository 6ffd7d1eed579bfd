package dev.countersign.testing.simulation.mistake;

import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.Message.Source;
import java.util.function.LongSupplier;

/** Mistakes with messages that come in, their ids, times and sources; and with caches. */
final class WrongMessages {
  private static final String DESK = "." + Source.DESK.id() + "/";
  private static final String CRM = "." + Source.CRM.id() + "/";

  private WrongMessages() {}

  /** What a witness sends is handled as if the source that bills had sent it. */
  record WitnessBills() implements Mistake {
    @Override
    public String path(Message message) {
      boolean alike = message.tenant().signing(Source.DESK) == message.tenant().signing(Source.CRM);
      return alike ? message.path().replace(DESK, CRM) : message.path();
    }
  }

  /** The id is not the message's but the delivery's. */
  record NewEachTime() implements Mistake {
    @Override
    public String id(Message message, int attempt) {
      return message.id() + "-" + attempt;
    }
  }

  record CachesStay() implements Mistake {
    @Override
    public LongSupplier cacheClock(LongSupplier right) {
      return () -> 0L;
    }
  }
}

package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of outcomes of one session: its correction is answered after 250 of them were decided
 * again, and settle does the others.
 */
final class ManyOutcomesTest {
  private static final String TICKET = "ticket_resolved";
  private static final int MANY = 260;
  private static final int BEFORE_THE_REPLY = 250;

  private final World world = World.over(new InMemoryLedger());

  @Test
  void correction_ofASessionWithManyOutcomes_tellsSomeBeforeTheReplyAndAllInTheEnd() {
    world.record("s1", session("ses_1"));
    for (int i = 0; i < MANY; i++) {
      world.attest("crm", "m" + i, said("attested", TICKET, "" + i, named("ses_1")));
      world.publisher().publish(world.history(TICKET, "" + i).getLast());
    }
    world.now = world.now.plusSeconds(5);

    world.record("s2", session("ses_1", "other@example.com"));
    assertEquals(BEFORE_THE_REPLY, told());

    world.settle();
    assertEquals(MANY, told());
  }

  @Test
  void session_thatManyOutcomesWaitFor_isFoundBySomeBeforeTheReplyAndByAllInTheEnd() {
    for (int i = 0; i < MANY; i++) {
      world.attest("crm", "m" + i, said("attested", TICKET, "" + i, named("ses_1")));
    }

    world.record("s1", session("ses_1"));
    assertEquals(BEFORE_THE_REPLY, told());

    world.settle();
    assertEquals(MANY, told());
  }

  @Test
  void sessions_inOneDelivery_shareWhatIsToldBeforeTheReply() {
    for (int i = 0; i < MANY; i++) {
      String session = i % 2 == 0 ? "ses_1" : "ses_2";
      world.attest("crm", "m" + i, said("attested", TICKET, "" + i, named(session)));
    }

    world.record("both", "[" + session("ses_1") + "," + session("ses_2") + "]");
    assertEquals(BEFORE_THE_REPLY, told("ses_1") + told("ses_2"));

    world.settle();
    assertEquals(MANY, told("ses_1") + told("ses_2"));
  }

  private long told() {
    return told("ses_1");
  }

  /** How many outcomes know the session in its last form. */
  private long told(String name) {
    var id = new SessionId(name);
    Session current = world.ledger.sessions().find(TENANT, id).orElseThrow();
    return IntStream.range(0, MANY)
        .mapToObj(i -> world.history(TICKET, "" + i).getLast().entry().registers().sessions())
        .filter(sessions -> current.equals(sessions.get(id)))
        .count();
  }
}

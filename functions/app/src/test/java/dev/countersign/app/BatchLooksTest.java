package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a batch's statements look for is looked for together; each comes out as by itself. */
final class BatchLooksTest {
  private static final String TICKET = "ticket_resolved";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final List<String> asked = new ArrayList<>();
  private boolean fails;
  private final World world = World.over(watched());

  @Test
  void batch_sessionsThatComeLater_areFoundByItsPointers() {
    var answer =
        world.attest(
            "crm",
            "b",
            "[%s,%s,%s]"
                .formatted(
                    said("attested", TICKET, "1", named("ses_1")),
                    said("attested", TICKET, "2", mail("ses_2@example.com")),
                    said("attested", TICKET, "3", named("ses_3"))));
    assertEquals(202, answer.status(), answer.text());

    world.record("s1", session("ses_1"));
    world.record("s2", session("ses_2"));

    assertEquals(List.of("Billable", "Billable", "Parked"), statuses("1", "2", "3"));
  }

  @Test
  void batch_lookThatFails_isDoneByEachItself() {
    world.record("s1", session("ses_1"));
    fails = true;

    var answer =
        world.attest(
            "crm",
            "b",
            "[%s,%s]"
                .formatted(
                    said("attested", TICKET, "1", named("ses_1")),
                    said("attested", TICKET, "2", named("ses_1"))));

    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of("Billable", "Billable"), statuses("1", "2"));
  }

  /** What is refused is as if it had never been said. */
  @Test
  void batch_itemOfAnotherTenant_isNotLookedFor() {
    String astray =
        said("attested", TICKET, "2", named("ses_2"))
            .replace("{\"act\"", "{\"tenant\":\"other\",\"act\"");

    var answer =
        world.attest(
            "crm",
            "b",
            "[%s,%s,%s]"
                .formatted(
                    said("attested", TICKET, "1", named("ses_1")),
                    astray,
                    said("attested", TICKET, "3", named("ses_3"))));

    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of("findAll [ses_1, ses_3]"), asked);
    assertEquals(0, ledger.outcomes().history(TENANT, World.claim(TICKET, "2")).size());
  }

  private List<String> statuses(String... records) {
    return Stream.of(records)
        .map(record -> world.history(TICKET, record).getLast().entry().status().wire())
        .toList();
  }

  private Ledger watched() {
    var sessions =
        FailingPort.of(
            Sessions.class,
            ledger.sessions(),
            (method, arguments) -> {
              if (method.equals("findAll")) {
                asked.add("findAll " + arguments.get(1));
                if (fails) {
                  throw new Unavailable("for a test", null);
                }
              }
            });
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (self, port, arguments) ->
                port.getName().equals("sessions") ? sessions : port.invoke(ledger, arguments));
  }
}

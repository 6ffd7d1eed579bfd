package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A hundred and thirty messages about one fact: each is answered as ever, and the last costs like
 * the first.
 */
final class ManyMessagesTest {
  private static final String TICKET = "ticket_resolved";
  private static final int MANY = 130;

  private final CountingRequests requests = new CountingRequests();
  private final World world =
      World.over(new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()));
  private final List<HttpAnswer> answers = new ArrayList<>();

  @BeforeEach
  void manyMessages() {
    world.record("s1", session("ses_1"));
    for (int number = 1; number <= MANY; number++) {
      answers.add(restate(number));
    }
    requests.taken();
  }

  private HttpAnswer restate(int number) {
    world.now = World.NOON.plusSeconds(number);
    return world.attest("crm", "m" + number, said("restated", TICKET, "1", named("ses_1")));
  }

  @Test
  void everyMessage_deliveredAgain_getsItsOwnAnswerAndNoEntry() {
    for (int number = 1; number <= MANY; number++) {
      assertEquals(receipt(answers.get(number - 1)), receipt(restate(number)), "m" + number);
    }
    assertEquals(MANY, world.history(TICKET, "1").size());
  }

  @Test
  void anArchivedMessage_withOtherContent_isAConflict() {
    world.now = World.NOON.plusSeconds(300);
    var other = said("restated", TICKET, "1", named("ses_2"));

    assertEquals(409, world.attest("crm", "m1", other).status());
    assertEquals(MANY, world.history(TICKET, "1").size());
  }

  @Test
  void furtherMessages_makeOneRequestMoreThanTheFirstDidAndOneForEachTwentyFive() {
    for (int number = MANY + 1; number <= MANY + 25; number++) {
      restate(number);
    }

    var made = requests.taken();
    assertEquals(25, Collections.frequency(made, "Query"));
    assertEquals(25, Collections.frequency(made, "PutItem"));
    assertEquals(2 * 25, Collections.frequency(made, "GetItem"));
    assertEquals(1, Collections.frequency(made, "BatchWriteItem"));
    assertEquals(4 * 25 + 1, made.size());
  }

  @Test
  void entries_afterManyMessages_areAsSmallAsAfterAHundred() {
    var history = world.history(TICKET, "1");
    int hundredth = EntryForm.write(history.get(99).entry()).length;
    int last = EntryForm.write(history.getLast().entry()).length;

    assertTrue(last < hundredth + 25 * 45, hundredth + " bytes, then " + last);
  }

  private static String receipt(HttpAnswer answer) {
    assertEquals(200, answer.status(), answer.text());
    String text = answer.text();
    int from = text.indexOf("\"receipt\":\"");
    assertTrue(from > 0, text);
    return text.substring(from, text.indexOf('"', from + 12));
  }
}

package dev.countersign.app;

import static dev.countersign.app.AskedSession.ATTESTED;
import static dev.countersign.app.AskedSession.WAITED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions.Order;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.FailingRequest;
import dev.countersign.ledger.members.FailingRequest.How;
import dev.countersign.ledger.members.FailingRequest.When;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * settle fails at its n-th request, for every n, while it drafts an inquiry, hears it, or ends it:
 * the next run ends as if nothing had happened, and the payer is asked once.
 */
final class InquiryDueCrashTest {
  private static final String SILENT = "2026-12-09T09:10:00Z";

  /** What time brings, and how much of it is told. */
  enum Due {
    DRAFTED(WAITED, "Parked(inquiry)", 1),
    HEARD(ATTESTED, "Void(attested policy_sold/P-9)", 2),
    UNANSWERED(SILENT, "Lapsed(unanswered)", 2);

    private final String at;
    private final String stands;
    private final int entries;

    Due(String at, String stands, int entries) {
      this.at = at;
      this.stands = stands;
      this.entries = entries;
    }
  }

  private static Stream<Arguments> cases() {
    return Arrays.stream(Due.values())
        .flatMap(due ->
            Arrays.stream(When.values())
                .flatMap(when -> hows(due).map(how -> Arguments.of(due, when, how))));
  }

  /** A dead process leaves behind what a table that can't be reached does, and more of it. */
  private static Stream<How> hows(Due due) {
    return due == Due.DRAFTED ? Arrays.stream(How.values()) : Stream.of(How.KILLED);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void settle_failingAtEachRequest_asksOnce(Due due, When when, How how) {
    var expected = ended(due, new FailingRequest(0, when, how));
    assertTrue(expected.startsWith(due.stands + " entries " + due.entries), expected);
    int number =
        FailingRequest.each(
            when, how, failing -> assertEquals(expected, ended(due, failing), failing::toString));
    assertTrue(number > 10, "settle makes requests: " + number);
  }

  private static void before(Due due, AskedSession asked) {
    if (due != Due.DRAFTED) {
      asked.pass(WAITED);
    }
    if (due == Due.HEARD) {
      asked.attests(due.at, "P-9", "ses_9");
    }
  }

  /** Where it stands in the end: its history, its events, its place in the list. */
  private static String ended(Due due, FailingRequest failing) {
    var table = new InProcessDynamo();
    var asked = AskedSession.claiming(new DynamoLedger(table, "countersign"));
    before(due, asked);
    var dying = AskedSession.of(new DynamoLedger(failing.over(table), "countersign"));
    try {
      dying.pass(due.at);
    } catch (FailingRequest.Killed | Unavailable e) {
      assertTrue(failing.failed());
    }
    var again = AskedSession.of(asked.world.ledger);
    var later = Instant.parse(due.at).plusSeconds(600);
    again.pass(later.toString());
    again.pass(later.plus(DueWork.Publish.GRACE).toString());
    PutEvents.assertAtMostTwice(puts(asked, dying, again));
    var ids =
        puts(asked, dying, again)
            .filter(event -> event.detailType().equals("InquiryChanged"))
            .map(PublishedEvent::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(due.entries, ids.size(), ids::toString);
    return again.stands()
        + " entries "
        + again.history().size()
        + " look again "
        + again.last().lookAgainOrNull()
        + " newest "
        + listed(again, Order.NEWEST)
        + " by deadline "
        + listed(again, Order.DEADLINE);
  }

  private static Stream<PublishedEvent> puts(AskedSession... worlds) {
    return Stream.of(worlds).flatMap(one -> new ArrayList<>(one.world.puts).stream());
  }

  /** Each listed inquiry; its event's ids follow the entry, whose time is that of the run. */
  private static List<String> listed(AskedSession asked, Order order) {
    return asked
        .world
        .ledger
        .questions()
        .list(World.TENANT, Kind.INQUIRY, order, Optional.empty())
        .questions()
        .stream()
        .map(Question::said)
        .map(said -> new String(said.toArray(), StandardCharsets.UTF_8))
        .map(said -> said.replaceAll("\"(id|entry|recorded_at|opened_at)\":\"[^\"]*\"", ""))
        .toList();
  }
}

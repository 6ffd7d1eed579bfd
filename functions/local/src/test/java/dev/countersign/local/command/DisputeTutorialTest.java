package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.SealedMonthReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two months of the demonstration with a dispute, an acceptance with exceptions, an inquiry and the
 * month after: who follows the tutorial sees what it says, and the months sum to what is reckoned
 * here by hand.
 */
@Timeout(1800)
final class DisputeTutorialTest {
  private static final long POLICY_AT_FIRST = 3000;
  private static final long POLICY = 2500;
  private static final long POLICY_ADJUSTED = 2200;
  private static final long CANCELLATION = 1200;
  private static final long TICKET = 99;

  @TempDir private Path folder = Path.of("");

  @Test
  void tutorial_lineByLine_twoMonthsHoldAndSumToWhatIsReckoned() throws Exception {
    try (var reader = new FollowedPage(folder)) {
      assertTrue(reader.follow("your-first-dispute.md") >= 10);
    }

    long september = POLICY + TICKET;
    assertEquals(
        new Sums(
            0,
            CANCELLATION + POLICY_AT_FIRST + POLICY + TICKET,
            -(CANCELLATION + POLICY_AT_FIRST),
            0,
            0),
        sums(leaves("2026-09")));
    var october = leaves("2026-10");
    assertEquals(
        new Sums(september, POLICY_ADJUSTED + TICKET, -(POLICY + TICKET), -(POLICY + TICKET), 0),
        sums(october));
    assertEquals(
        List.of("wrong_value open", "wrong_value answered", "wrong_value adjusted"),
        disputeSteps(october, "policy_signed/policy/P-991"));
    assertEquals(
        List.of("other open", "other falls"), disputeSteps(october, "ticket_resolved/ticket/T-1"));
    assertTrue(Files.exists(months().resolve("demo-2026-09.acceptance")));
    assertTrue(Files.exists(months().resolve("demo-2026-10.html")));
    assertEquals(
        "[other_types [count 3, attested 3, ours [EUR 22.00], types [cancellation_saved [count 2,"
            + " attested 2], policy_signed [count 1, attested 1, ours [EUR 22.00]]]]]",
        setAside("2026-09"));
    assertEquals("[asked [count 1, states [attested [count 1]]]]", setAside("2026-10"));
  }

  /**
   * Beside an export of a help desk, which knows nothing of policies and cancellations. Of the two
   * cancellations one was taken back and the other is free.
   */
  private String setAside(String compared) throws IOException {
    Files.writeString(
        folder.resolve("tickets.csv"),
        "Ticket,Day\nT-1,2026-09-21T10:00:00Z\nT-9,2026-10-06T10:00:00Z\n");
    var arguments =
        new ArrayList<>(
            List.of(
                "reconcile",
                "--tenant",
                "demo",
                "--period",
                compared,
                "--theirs",
                folder.resolve("tickets.csv").toString(),
                "--columns",
                "record.id=Ticket,occurred_at=Day",
                "--set",
                "outcome=ticket_resolved,record.type=ticket"));
    for (String period : List.of("2026-09", "2026-10")) {
      arguments.add("--month");
      arguments.add(months().resolve("demo-" + period + ".sealed").toString());
    }
    var told = Captured.of(() -> Countersign.run(arguments.toArray(String[]::new)));

    assertEquals(0, told.status(), told.err());
    return ReconciledFolder.summary(told, "set_aside");
  }

  /** What a month's header says of EUR, in cents. */
  private record Sums(
      long opening, long billed, long reversed, long ofEarlierMonths, long disputed) {}

  private static Sums sums(List<MonthLeaf> month) {
    var money = ((MonthHeader) month.getFirst()).json().object("money").object("EUR");
    var members =
        List.of("opening", "billed", "reversed", "of_earlier_months", "disputed").stream()
            .map(name -> money.whole(name).orElseThrow().longValueExact())
            .toList();
    return new Sums(members.get(0), members.get(1), members.get(2), members.get(3), members.get(4));
  }

  /** Code and state of its dispute after each entry that brought another. */
  private static List<String> disputeSteps(List<MonthLeaf> month, String claim) {
    return month.stream()
        .filter(EntryLeaf.class::isInstance)
        .map(leaf -> ((EntryLeaf) leaf).json())
        .filter(leaf -> leaf.text("claim").filter(claim::equals).isPresent())
        .map(leaf -> leaf.object("dispute"))
        .map(kept -> kept.text("code").orElse("") + " " + kept.text("state").orElse(""))
        .distinct()
        .toList();
  }

  private List<MonthLeaf> leaves(String period) throws IOException {
    var file = months().resolve("demo-" + period + ".sealed");
    var leaves = new ArrayList<MonthLeaf>();
    try (var in = SealedMonthReader.open(Files.newInputStream(file))) {
      Optional<MonthLine> line = in.next();
      while (line.isPresent()) {
        leaves.add(MonthLeaf.parse(line.get().bytes()).asOptional().orElseThrow());
        line = in.next();
      }
    }
    return leaves;
  }

  private Path months() {
    return folder.resolve("first-dispute/data/months");
  }
}

package dev.countersign.app;

import static dev.countersign.app.AskedSession.ATTESTED;
import static dev.countersign.app.AskedSession.INQUIRY;
import static dev.countersign.app.AskedSession.OUTCOME;
import static dev.countersign.app.AskedSession.THIRD;
import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.AskedSession.about;
import static dev.countersign.app.AskedSession.declined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.read.ReadInquiry;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One inquiry with its history, as a reader gets it. */
final class ReadInquiryTest {
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final AskedSession asked = AskedSession.claiming(ledger);
  private final ReadInquiry read = new ReadInquiry(ledger);

  private static List<Json.Obj> steps(Json.Obj inquiry) {
    return ((Json.Arr) inquiry.get("history").orElseThrow())
        .items().stream().map(Json.Obj.class::cast).toList();
  }

  private static List<String> states(Json.Obj inquiry) {
    return steps(inquiry).stream().map(step -> step.text("state").orElseThrow()).toList();
  }

  @Test
  void inquiry_thatIsHeard_hasAStepForEachEntryThatChangedIt() {
    asked.pass(WAITED);
    asked.crm(ATTESTED, "attested", "P-7", "ses_9");

    var inquiry = read.of(World.TENANT, new InquiryId(INQUIRY)).orElseThrow();

    assertEquals(Optional.of("attested"), inquiry.text("state"));
    assertEquals(Optional.of("untracked"), inquiry.text("kind"));
    assertEquals(Optional.of("ses_9"), inquiry.text("session"));
    assertEquals(List.of("open", "attested"), states(inquiry));
    assertEquals(Optional.of("policy_sold/P-7"), steps(inquiry).getLast().text("heard"));
    assertTrue(steps(inquiry).getFirst().get("by").isEmpty());
    assertTrue(inquiry.get("receipt").isEmpty());
  }

  /** The outcome's other entries, and those of an inquiry before it, are no steps of it. */
  @Test
  void inquiry_ofAnOutcomeThatWasAskedAboutTwice_hasItsOwnStepsAlone() {
    asked.crm(THIRD, "attested", "P-7", "ses_9");
    asked.pass("2026-11-16T10:00:00Z");
    var source = new SourceId("asker");
    var first = InquiryId.of(World.TENANT, source, new MessageId("q1"));
    var second = InquiryId.of(World.TENANT, source, new MessageId("q2"));
    asked.seller("2026-11-20T09:00:00Z", "q1", about("incorrect", OUTCOME));
    asked.payer("2026-11-21T09:00:00Z", "p1", declined(first.value(), "outside_terms"));
    asked.seller("2026-11-22T09:00:00Z", "q2", about("incorrect", OUTCOME));
    asked.pass("2026-12-22T09:00:00Z");

    var earlier = read.of(World.TENANT, first).orElseThrow();
    var later = read.of(World.TENANT, second).orElseThrow();

    assertEquals(List.of("open", "declined"), states(earlier));
    assertEquals(Optional.of("outside_terms"), earlier.text("code"));
    assertEquals(Optional.of("wrong_value"), steps(earlier).getFirst().text("code"));
    assertEquals(List.of("open", "declined"), states(later));
    assertEquals(Optional.of("silence"), steps(later).getLast().text("by"));
  }

  @Test
  void inquiry_ofNobodyOrOfAnotherTenant_isNone() {
    asked.pass(WAITED);

    assertEquals(Optional.empty(), read.of(World.TENANT, new InquiryId("inq_" + "0".repeat(32))));
    assertEquals(Optional.empty(), read.of(new TenantId("beta"), new InquiryId(INQUIRY)));
  }
}

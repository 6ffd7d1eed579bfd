package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static dev.countersign.app.DisputedPolicy.amount;
import static dev.countersign.app.DisputedPolicy.answered;
import static dev.countersign.app.DisputedPolicy.disputed;
import static dev.countersign.app.DisputedPolicy.ruled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.ReadDispute;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One dispute with its history, as a reader gets it. */
final class ReadDisputeTest {
  private static final Pattern ID = Pattern.compile("dsp_[0-9a-f]{32}");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final DisputedPolicy policy = DisputedPolicy.billed(ledger, "billed");
  private final ReadDispute read = new ReadDispute(ledger);

  private static DisputeId id(HttpAnswer answer) {
    return ID.matcher(answer.text())
        .results()
        .map(found -> new DisputeId(found.group()))
        .findFirst()
        .orElseThrow();
  }

  private static List<Json.Obj> steps(Json.Obj dispute) {
    return ((Json.Arr) dispute.get("history").orElseThrow())
        .items().stream().map(Json.Obj.class::cast).toList();
  }

  @Test
  void dispute_thatWasRuled_hasAStepForEachWordAndWhatItPublished() {
    var opened = policy.payer(TENTH, "p1", disputed("wrong_value", amount("18.00")));
    policy.seller("2026-12-15T09:00:00Z", "s1", answered(opened, "offered", amount("25.00")));
    policy.judge("2027-01-10T09:00:00Z", "j1", ruled(opened, "adjusted", amount("20.00")));

    var dispute = read.of(World.TENANT, id(opened)).orElseThrow();

    assertEquals(Optional.of("adjusted"), dispute.text("state"));
    assertEquals(Optional.of("wrong_value"), dispute.text("code"));
    var steps = steps(dispute);
    assertEquals(
        List.of("open", "answered", "adjusted"),
        steps.stream().map(step -> step.text("state").orElseThrow()).toList());
    assertEquals(Optional.of("arbiter"), steps.getLast().text("by"));
    assertEquals(2, ((Json.Arr) steps.getLast().get("results").orElseThrow()).items().size());
    assertTrue(steps.getFirst().get("results").isEmpty());
    assertTrue(steps.get(1).get("offer").isPresent());
  }

  @Test
  void dispute_ofSilence_hasTheStepThatTimeMade() {
    var opened = policy.disputes(TENTH, "p1", "not_delivered");
    policy.pass("2026-12-20T09:00:00Z");

    var steps = steps(read.of(World.TENANT, id(opened)).orElseThrow());

    assertEquals(2, steps.size());
    assertEquals(Optional.of("silence"), steps.getLast().text("by"));
  }

  @Test
  void dispute_ofNobodyOrOfAnotherTenant_isNone() {
    var opened = policy.disputes(TENTH, "p1", "not_delivered");

    assertEquals(
        Optional.empty(), read.of(World.TENANT, new DisputeId("dsp_" + "0".repeat(32))));
    assertEquals(Optional.empty(), read.of(new TenantId("beta"), id(opened)));
  }
}

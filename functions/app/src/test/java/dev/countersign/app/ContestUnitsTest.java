package dev.countersign.app;

import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.DisputedPolicy.TENTH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.CapacityMeter.Used;
import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.template.TemplateYaml;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What each step of a dispute and of an inquiry asks of the table: those of docs/cost.md. {@code
 * -Dgolden.update=true} writes them again.
 */
final class ContestUnitsTest {
  private static final String BEGIN = "<!-- written by ContestUnitsTest -->\n";
  private static final String END = "<!-- until here, ContestUnitsTest -->\n";
  private static final String NOBODYS = "0".repeat(32);
  private static final String ANSWERED = "2026-12-11T09:00:00Z";

  private final CapacityMeter meter = new CapacityMeter();
  private final StringBuilder lines = new StringBuilder();

  @Test
  void steps_measuredAnew_areThoseOfThePage() throws IOException {
    lines.append("\n| step | function | requests to the table | read units | write units |\n");
    lines.append("|---|---|---|---|---|\n");
    disputes();
    inquiries();
    lines.append('\n');
    var page = TemplateYaml.file("docs/cost.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, text.substring(0, begin) + lines + text.substring(end));
    }
    assertEquals(lines.toString(), text.substring(begin, end), "docs/cost.md is stale");
  }

  private void disputes() {
    String table = Member.EMBEDDED.table();
    var ledger = new DynamoLedger(Member.EMBEDDED.client(meter), table);
    var unmetered = new DynamoLedger(Member.EMBEDDED.client(), table).outcomes();
    DisputedPolicy.apply(ledger, "billed");
    var policy = DisputedPolicy.of(ledger);
    var other = World.claim("policy_sold", "P-0");
    for (String record : new String[] {"P-0", "P-1"}) {
      policy.record(record);
      published(policy.world, unmetered, World.claim("policy_sold", record));
    }
    policy.world.settleOnly();
    meter.taken();
    policy.world.settleOnly();
    var idle = meter.taken();
    policy.world.now = Instant.parse("2026-11-16T10:00:00Z");
    policy.world.settleOnly();
    published(policy.world, unmetered, other);
    // What is said of nothing has read the sources.
    var _ =
        policy.payer(TENTH, "p0", "{\"act\":\"withdrawn\",\"dispute\":\"dsp_" + NOBODYS + "\"}");
    var _ =
        policy.seller(
            TENTH, "s0", "{\"dispute\":\"dsp_" + NOBODYS + "\",\"answer\":\"contested\"}");
    meter.taken();
    published(policy.world, unmetered, policy.claim());
    line("a result comes from the stream, where the tenant's terms take disputes", "publish");
    var opened = policy.disputes(TENTH, "p1", "not_ours");
    line("a dispute is taken", "attest");
    published(policy.world, unmetered, policy.claim());
    line("its entry comes from the stream", "publish");
    var _ = policy.seller(ANSWERED, "s1", DisputedPolicy.answered(opened, "contested", ""));
    line("its answer is taken", "attest");
    published(policy.world, unmetered, policy.claim());
    line("its entry comes from the stream", "publish");
    policy.world.now = Instant.parse("2027-01-10T09:00:00Z");
    policy.world.settleOnly();
    line("its deadline ends it", "settle", beside(meter.taken(), idle), 1);
    published(policy.world, unmetered, policy.claim());
    line("its entry comes from the stream", "publish");
  }

  private void inquiries() {
    String table = Member.EMBEDDED.table();
    var ledger = new DynamoLedger(Member.EMBEDDED.client(meter), table);
    var unmetered = new DynamoLedger(Member.EMBEDDED.client(), table).outcomes();
    var asked = AskedSession.claiming(ledger);
    meter.taken();
    asked.record("ses_8", ",\"claimed\":[\"policy_sold\"]");
    line("a session that claims a result is recorded", "sessions");
    asked.world.settleOnly();
    meter.taken();
    asked.world.settleOnly();
    var idle = meter.taken();
    asked.world.now = Instant.parse(WAITED);
    asked.world.settleOnly();
    line("its inquiry is drafted", "settle", beside(meter.taken(), idle), 2);
    published(asked.world, unmetered, AskedSession.ASKED);
    var _ = asked.payer(WAITED, "p0", AskedSession.declined("inq_" + NOBODYS, "not_ours"));
    meter.taken();
    var session = new SessionId("ses_8");
    var claim = Claim.ofInquiry(AskedSession.TYPE, session);
    published(asked.world, unmetered, claim);
    line("its entry comes from the stream", "publish");
    var id = InquiryId.of(World.TENANT, AskedSession.TYPE, session).value();
    var _ = asked.payer("2026-11-20T09:00:00Z", "p1", AskedSession.declined(id, "not_ours"));
    line("it is declined", "attest");
    published(asked.world, unmetered, claim);
    line("its entry comes from the stream", "publish");
    asked.world.now = Instant.parse("2026-12-09T09:10:00Z");
    asked.world.settleOnly();
    line("it is not answered by its deadline", "settle", beside(meter.taken(), idle), 1);
    published(asked.world, unmetered, AskedSession.ASKED);
    line("its entry comes from the stream", "publish");
  }

  /** Publishes the newest entry, as the stream has it done. */
  private static void published(World world, Outcomes unmetered, Claim claim) {
    var newest = unmetered.last(World.TENANT, claim).orElseThrow();
    var _ = world.publisher().publish(newest);
  }

  private static Used beside(Used used, Used idle) {
    return new Used(
        used.requests() - idle.requests(),
        used.readUnits() - idle.readUnits(),
        used.writeUnits() - idle.writeUnits());
  }

  private void line(String what, String function) {
    line(what, function, meter.taken(), 1);
  }

  private void line(String what, String function, Used used, int of) {
    lines.append(
        "| %s | %s | %s | %s | %s |\n"
            .formatted(
                what,
                function,
                plain((double) used.requests() / of),
                plain(used.readUnits() / of),
                plain(used.writeUnits() / of)));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}

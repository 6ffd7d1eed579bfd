package dev.countersign.app;

import static dev.countersign.app.AskedSession.OUTCOME;
import static dev.countersign.app.AskedSession.TYPE;
import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.SealWorld.NOVEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.month.seal.Sealing;
import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed months say what was asked, disputed and taken back, and hold for the payer's verifier. */
final class SealedContestsTest {
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final YearMonth JANUARY = DECEMBER.plusMonths(1);
  private static final String CLAIMS = ",\"claimed\":[\"policy_sold\"]";
  private static final Claim POLICY = World.claim("policy_sold", "P-7");

  @TempDir private Path folder;

  /**
   * The seller asks for ses_9's policy and about P-7; ses_6, ses_7 and ses_8 are asked for by
   * themselves. The payer declines ses_8's and attests that of ses_9, the seller takes back
   * ses_7's.
   */
  @Test
  void inquiries_ofTwoMonths_areCountedAndSayWhoSpoke() throws IOException {
    var seals = new SealWorld(folder);
    var asked = AskedSession.claiming(seals.ledger);
    for (String session : List.of("ses_6", "ses_7", "ses_8")) {
      asked.record(session, CLAIMS);
    }
    asked.record("ses_5", "");
    asked.crm("2026-11-02T12:00:00Z", "attested", "P-7", "ses_5");
    ok(asked.asks(AskedSession.THIRD, "q1"));
    ok(asked.seller("2026-11-04T09:00:00Z", "q2", AskedSession.about("incorrect", OUTCOME)));
    asked.pass(WAITED);
    ok(asked.payer("2026-11-20T09:00:00Z", "p1", AskedSession.declined(id("ses_8"), "not_ours")));
    ok(asked.seller("2026-11-21T09:00:00Z", "q3", AskedSession.withdrawn(id("ses_7"))));
    asked.pass("2026-11-21T09:00:00Z");
    assertEquals(5, seals.putFacts());
    seals.sealed(NOVEMBER);
    asked.world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    asked.crm("2026-12-02T09:00:00Z", "attested", "P-9", "ses_9");
    asked.pass("2026-12-20T09:00:00Z");
    seals.sealed(DECEMBER);

    assertEquals(
        "{\"policy_sold\":{\"attested\":0,\"declined\":1,\"opened\":5,\"owed\":0,\"silent\":0,"
            + "\"withdrawn\":1}}",
        header(seals, NOVEMBER, "inquiries"));
    assertEquals(
        "{\"policy_sold\":{\"attested\":1,\"declined\":0,\"opened\":0,\"owed\":0,\"silent\":2,"
            + "\"withdrawn\":0}}",
        header(seals, DECEMBER, "inquiries"));
    assertEquals(
        List.of(
            "dispute payer declined declined anyone untracked declined",
            "inquiry asker asked opened both incorrect open",
            "inquiry asker asked opened both untracked open",
            "inquiry asker withdrawn withdrawn both untracked withdrawn",
            "time - - - - untracked open",
            "time - - - - untracked open",
            "time - - - - untracked open"),
        said(seals, NOVEMBER, "inquiry", "kind"));
    assertEquals(
        List.of(
            "time - - - - incorrect declined",
            "time - - - - untracked attested",
            "time - - - - untracked declined"),
        said(seals, DECEMBER, "inquiry", "kind"));
    assertEquals(
        "{\"agents\":{\"entries\":{},\"refused\":0,\"sessions\":5},"
            + "\"asker\":{\"entries\":{\"opened\":2,\"withdrawn\":1},\"refused\":0,\"sessions\":0},"
            + "\"crm\":{\"entries\":{\"accepted\":1},\"refused\":0,\"sessions\":0},"
            + "\"payer\":{\"entries\":{\"declined\":1},\"refused\":0,\"sessions\":0}}",
        header(seals, NOVEMBER, "sources"));
    var verified = new VerifiedMonths(seals, folder);
    var receipts = receipts(asked.world, claims("ses_6", "ses_7", "ses_8", "ses_9"));
    assertEquals(List.of(), verified.faults(NOVEMBER, receipts));
    assertEquals(List.of(), verified.faults(DECEMBER, receipts, NOVEMBER));
  }

  /** The payer's word about an inquiry is proved by its receipt, as about a dispute. */
  @Test
  void receipt_ofADeclinedInquiry_hasTheDigestOfWhatThePayerSigned() {
    var asked = AskedSession.claiming(new InMemoryLedger());
    asked.pass(WAITED);
    ok(asked.payer("2026-11-20T09:00:00Z", "p1", AskedSession.declined(id("ses_9"), "not_ours")));

    var last = asked.history().getLast();
    var evidence = ((InquiryTrace.OnInquiry) last.entry().trace()).evidence();
    byte[] claims = Base64.getUrlDecoder().decode(last.receipt().split("\\.", -1)[1]);
    var signed = new String(claims, StandardCharsets.UTF_8);
    assertTrue(signed.contains("\"attestation\":\"" + evidence.hex() + "\""), signed);
  }

  /** One is taken back in the month that bills the line, one in the month after its own. */
  @Test
  void disputes_thatAreWithdrawn_areAtStakeUntilThen() throws IOException {
    var seals = new SealWorld(folder);
    var policy = DisputedPolicy.billed(seals.ledger, "billed");
    var first = policy.disputes("2026-11-20T09:00:00Z", "p1", "not_ours");
    ok(policy.payer("2026-11-25T09:00:00Z", "p2", DisputedPolicy.withdrawn(first)));
    policy.pass("2026-11-25T09:00:00Z");
    seals.sealed(NOVEMBER);
    policy.world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    var second = policy.disputes("2026-12-28T09:00:00Z", "p3", "not_delivered");
    policy.pass("2026-12-28T09:00:00Z");
    seals.sealed(DECEMBER);
    policy.world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    ok(policy.payer("2027-01-05T09:00:00Z", "p4", DisputedPolicy.withdrawn(second)));
    policy.pass("2027-01-05T09:00:00Z");
    seals.sealed(JANUARY);

    assertEquals("Billable +30.00", policy.stands());
    assertEquals(
        List.of(
            "dispute payer disputed opened anyone not_ours open",
            "dispute payer withdrawn withdrawn anyone not_ours withdrawn"),
        said(seals, NOVEMBER, "dispute", "code"));
    assertEquals(List.of("0", "3000", "0"), atStake(seals, NOVEMBER, DECEMBER, JANUARY));
    var verified = new VerifiedMonths(seals, folder);
    var receipts = receipts(policy.world, Stream.of(policy.claim()));
    assertEquals(List.of(), verified.faults(NOVEMBER, receipts));
    assertEquals(List.of(), verified.faults(DECEMBER, receipts, NOVEMBER));
    assertEquals(List.of(), verified.faults(JANUARY, receipts, NOVEMBER, DECEMBER));
  }

  /** Of a tenant from before the index: the first month goes on from what was at stake then. */
  @Test
  void dispute_thatWasOpenBeforeTheFirstMonth_isAtStakeInIt() throws IOException {
    var seals = new SealWorld(folder, 0);
    var policy = DisputedPolicy.billed(seals.ledger, "billed");
    ok(policy.disputes("2026-11-28T09:00:00Z", "p1", "not_ours"));
    policy.pass("2026-12-20T09:00:00Z");
    assertInstanceOf(
        Sealing.Partial.class, seals.seal(NOVEMBER, Instant.parse("2026-12-04T00:00:00Z")));
    policy.world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    seals.sealed(DECEMBER);

    assertEquals("NotBillable(unanswered) +30.00 -30.00", policy.stands());
    assertEquals(List.of("0"), atStake(seals, DECEMBER));
    assertEquals(
        "{\"EUR\":{\"billed\":3000,\"disputed\":3000,\"held\":0}}",
        seals.leaves(DECEMBER).stream()
            .filter(leaf -> leaf.key().equals("B/opening"))
            .map(leaf -> CanonicalForm.write(leaf.json().object("money")))
            .map(money -> new String(money, StandardCharsets.UTF_8))
            .collect(Collectors.joining()));
    var receipts = receipts(policy.world, Stream.of(policy.claim()));
    assertEquals(List.of(), new VerifiedMonths(seals, folder).faults(DECEMBER, receipts));
  }

  private static List<String> atStake(SealWorld seals, YearMonth... months) {
    return Stream.of(months)
        .map(month -> seals.header(month).json().object("money").object("EUR"))
        .map(sums -> sums.whole("disputed").orElseThrow().toString())
        .toList();
  }

  private static String header(SealWorld seals, YearMonth month, String member) {
    return new String(
        CanonicalForm.write(seals.header(month).json().object(member)), StandardCharsets.UTF_8);
  }

  /** Who said what, in which grade, and what became of it, of each leaf that has such a member. */
  private static List<String> said(
      SealWorld seals, YearMonth month, String member, String ofMember) {
    return seals.leaves(month).stream()
        .filter(leaf -> leaf instanceof EntryLeaf && leaf.json().member(member).isPresent())
        .map(leaf -> said(leaf.json(), leaf.json().object(member), ofMember))
        .sorted()
        .toList();
  }

  private static String said(JsonNode.Obj leaf, JsonNode.Obj member, String ofMember) {
    assertEquals(leaf.member("source").isPresent(), leaf.member("attestation").isPresent());
    return Stream.of("brought_by", "source", "act", "verdict", "provable_to")
            .map(name -> leaf.text(name).orElse("-"))
            .collect(Collectors.joining(" "))
        + " "
        + member.text(ofMember).orElseThrow()
        + " "
        + member.text("state").orElseThrow();
  }

  private static Stream<Claim> claims(String... sessions) {
    return Stream.concat(
        Stream.of(POLICY, World.claim("policy_sold", "P-9")),
        Stream.of(sessions).map(session -> Claim.ofInquiry(TYPE, new SessionId(session))));
  }

  private static String receipts(World world, Stream<Claim> claims) {
    return VerifiedMonths.receipts(
        claims.flatMap(claim -> world.ledger.outcomes().history(World.TENANT, claim).stream()));
  }

  private static String id(String session) {
    return InquiryId.of(World.TENANT, TYPE, new SessionId(session)).value();
  }

  private static void ok(HttpAnswer answer) {
    assertEquals(200, answer.status(), answer.text());
  }
}

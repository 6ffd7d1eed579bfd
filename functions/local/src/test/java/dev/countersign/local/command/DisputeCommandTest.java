package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code countersign dispute} and {@code answer} sign, and what they don't. */
final class DisputeCommandTest {
  private static final String OUTCOME = "out_" + "1".repeat(32);
  private static final String DISPUTE = "dsp_" + "2".repeat(32);
  private static final String NOWHERE = "http://127.0.0.1:1/v1/sources/acme.payer/disputes";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeKey() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        folder.resolve("own.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
  }

  private Captured signed(String... arguments) {
    return run("--as http", arguments);
  }

  private Captured run(String as, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--key", folder.resolve("own.pem").toString(), "--to", NOWHERE));
    all.addAll(List.of(as.split(" ", -1)));
    return Captured.of(() -> Countersign.run(all.toArray(String[]::new)));
  }

  private static String body(Captured told) {
    assertEquals(0, told.status(), told.err());
    return told.out().substring(told.out().indexOf("\r\n\r\n") + 4);
  }

  @Test
  void dispute_ofALineOfASealedMonth_namesItAndTakesItsCurrency() throws Exception {
    var month = new BilledMonth(folder);

    var told =
        signed(
            "dispute",
            month.file(),
            "--keys",
            month.keys(),
            "--line",
            month.billed(),
            "--code",
            "wrong_value",
            "--amount",
            "18.00");

    String body = body(told);
    assertTrue(told.err().contains("HOLDS: no fault was found"), told.err());
    assertTrue(body.contains("\"month\":\"2026-11\""), body);
    assertTrue(body.contains("\"line\":\"" + month.billed() + "\""), body);
    assertTrue(body.contains("\"amount\":{\"amount\":\"18.00\",\"currency\":\"EUR\"}"), body);
    assertFalse(told.out().contains("PRIVATE"), told.out());
  }

  @ParameterizedTest
  @CsvSource({
    "30.00, EUR, not less than the line",
    "31.00, EUR, not less than the line",
    "18.00, USD, the line is in EUR"
  })
  void dispute_ofALineByAnAmountThatCantBe_signsNothing(String amount, String currency, String why)
      throws Exception {
    var month = new BilledMonth(folder);

    var told =
        signed(
            "dispute",
            month.file(),
            "--keys",
            month.keys(),
            "--line",
            month.billed(),
            "--code",
            "wrong_value",
            "--amount",
            amount,
            "--currency",
            currency);

    assertRefused(told, why);
  }

  @Test
  void dispute_ofALineThatIsNotThereOrBillsNothing_signsNothing() throws Exception {
    var month = new BilledMonth(folder);
    String other = month.billed().replace("/000001/", "/000002/");

    assertRefused(
        signed(
            "dispute", month.file(), "--keys", month.keys(), "--line", other, "--code", "not_ours"),
        "no such line");
    assertRefused(
        signed(
            "dispute",
            month.file(),
            "--keys",
            month.keys(),
            "--line",
            month.free(),
            "--code",
            "not_ours"),
        "it bills nothing");
  }

  @Test
  void dispute_ofAMonthWithAFault_signsNothing() throws Exception {
    var month = new BilledMonth(folder);
    var file = Path.of(month.file());
    Files.writeString(file, Files.readString(file).replace("\"late\":0", "\"late\":1"));

    assertRefused(
        signed(
            "dispute",
            month.file(),
            "--keys",
            month.keys(),
            "--line",
            month.billed(),
            "--code",
            "not_ours"),
        "this month has faults; nothing was signed");
  }

  @Test
  void dispute_saidAgain_isTheSameMessage_andOtherWordsAnother() {
    String once = body(signed("dispute", "--outcome", OUTCOME, "--code", "not_ours"));
    String again = body(signed("dispute", "--outcome", OUTCOME, "--code", "not_ours"));
    String other = body(signed("dispute", "--outcome", OUTCOME, "--code", "duplicate"));

    assertEquals(once, again);
    assertNotEquals(id(once), id(other));
    assertTrue(id(once).startsWith("dispute_"), once);
  }

  private static String id(String body) {
    return body.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void dispute_withEvidence_sendsTheDigestsAndNotTheFile() throws Exception {
    var file = Files.writeString(folder.resolve("mail.txt"), "abc");

    String body =
        body(
            signed(
                "dispute",
                "--event",
                "res_" + "3".repeat(32),
                "--code",
                "other",
                "--text",
                "see the mail",
                "--evidence",
                file.toString(),
                "--evidence",
                "a".repeat(64)));

    assertTrue(
        body.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), body);
    assertTrue(body.contains("a".repeat(64)), body);
    assertFalse(body.contains("abc"), body);
    assertRefused(
        signed("dispute", "--outcome", OUTCOME, "--code", "not_ours", "--evidence", "gone.txt"),
        "neither a file nor 64 hexadecimal digits: gone.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--outcome|out_1|--code|not_ours|/outcome: ",
        "--outcome|" + "out_11111111111111111111111111111111" + "|--code|rude|/code: ",
        "--outcome|" + "out_11111111111111111111111111111111" + "|--code|other|/text: "
      })
  void dispute_thatBreaksTheForm_saysWhereAndSignsNothing(
      String what, String id, String option, String code, String why) {
    assertRefused(signed("dispute", what, id, option, code), why);
  }

  @Test
  void withdrawal_namesTheDisputeAlone() {
    String body = body(signed("dispute", "--withdraw", DISPUTE));

    assertTrue(body.contains("\"act\":\"withdrawn\""), body);
    assertTrue(body.contains("\"dispute\":\"" + DISPUTE + "\""), body);
  }

  @Test
  void answer_ofEachKind_saysItsWord() {
    assertTrue(
        body(signed("answer", DISPUTE, "--answer", "contested"))
            .contains("\"answer\":\"contested\""));
    assertTrue(
        body(signed("answer", DISPUTE, "--answer", "conceded", "--text", "sorry"))
            .contains("\"text\":\"sorry\""));
    String offer =
        body(
            signed(
                "answer",
                DISPUTE,
                "--answer",
                "offered",
                "--amount",
                "25.00",
                "--currency",
                "EUR"));
    assertTrue(offer.contains("\"amount\":{\"amount\":\"25.00\",\"currency\":\"EUR\"}"), offer);
    assertRefused(signed("answer", "dsp_1", "--answer", "contested"), "/dispute: ");
    assertRefused(
        signed("answer", DISPUTE, "--answer", "offered", "--amount", "25.00"), "/amount/currency");
  }

  @Test
  void inquiry_ofEachKind_saysWhatItAsksFor() {
    String untracked =
        body(
            signed(
                "inquiry",
                "--session",
                "ses_1",
                "--type",
                "policy_signed",
                "--amount",
                "30.00",
                "--currency",
                "EUR"));
    assertTrue(
        untracked.contains("\"expected\":{\"amount\":\"30.00\",\"currency\":\"EUR\"}"), untracked);
    assertTrue(
        untracked.contains(
            "\"outcome_type\":\"policy_signed\",\"session\":\"ses_1\",\"type\":\"untracked\""),
        untracked);
    for (String type : new String[] {"incorrect", "declined"}) {
      String about = body(signed("inquiry", "--" + type, OUTCOME));
      assertTrue(
          about.contains("\"outcome\":\"" + OUTCOME + "\",\"type\":\"" + type + "\""), about);
    }
    String inquiry = "inq_" + "1".repeat(32);
    String withdrawn = body(signed("inquiry", "--withdraw", inquiry));
    assertTrue(withdrawn.contains("\"act\":\"withdrawn\""), withdrawn);
    assertTrue(withdrawn.contains("\"inquiry\":\"" + inquiry + "\""), withdrawn);
    assertRefused(signed("inquiry", "--withdraw", DISPUTE), "/inquiry: ");
    assertRefused(signed("inquiry", "--incorrect", OUTCOME, "--code", "other"), "/text: ");
  }

  @Test
  void usage_thatSaysTooMuchOrTooLittle_isWrong() {
    for (List<String> wrong :
        List.of(
            List.of("dispute", "--code", "not_ours"),
            List.of("dispute", "--outcome", OUTCOME),
            List.of("dispute", "--outcome", OUTCOME, "--event", "res_1", "--code", "not_ours"),
            List.of("dispute", "--line", "E/x", "--code", "not_ours"),
            List.of("dispute", "a.sealed", "--outcome", OUTCOME, "--code", "not_ours"),
            List.of("dispute", "a.sealed", "--line", "E/x", "--code", "not_ours"),
            List.of("dispute", "--withdraw", DISPUTE, "--code", "not_ours"),
            List.of("inquiry", "--session", "ses_1"),
            List.of("inquiry", "--incorrect", OUTCOME, "--type", "policy_signed"),
            List.of("inquiry", "--incorrect", OUTCOME, "--quantity", "1"),
            List.of("inquiry", "--withdraw", "inq_1", "--text", "sorry"),
            List.of("answer", DISPUTE),
            List.of("answer", DISPUTE, "--answer", "offered"),
            List.of("answer", DISPUTE, "--answer", "contested", "--quantity", "1"))) {
      var told = signed(wrong.toArray(String[]::new));
      assertEquals(2, told.status(), wrong + told.err());
    }
  }

  @Test
  void message_toNobody_saysThatNothingAnswers() {
    var told = run("--as post", "dispute", "--outcome", OUTCOME, "--code", "not_ours");

    assertEquals(1, told.status());
    assertTrue(told.err().contains("nothing answers at " + NOWHERE), told.err());
  }

  @Test
  void message_byNoKey_isNotSigned() throws Exception {
    Files.writeString(folder.resolve("own.pem"), "not a key");
    assertRefused(signed("dispute", "--outcome", OUTCOME, "--code", "not_ours"), "--key: ");
    Files.delete(folder.resolve("own.pem"));
    assertRefused(
        signed("dispute", "--outcome", OUTCOME, "--code", "not_ours"), "--key: no such file");
  }

  private static void assertRefused(Captured told, String why) {
    assertEquals(1, told.status(), told.out() + told.err());
    assertEquals("", told.out());
    assertTrue(told.err().contains(why), told.err());
  }
}

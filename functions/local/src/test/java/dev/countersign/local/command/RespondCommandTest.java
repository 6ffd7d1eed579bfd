package dev.countersign.local.command;

import static dev.countersign.local.response.SampleMonths.NOVEMBER_ROOT;
import static dev.countersign.local.response.SampleMonths.answered;
import static dev.countersign.local.response.SampleMonths.disputeOfEachCode;
import static dev.countersign.local.response.SampleMonths.disputed;
import static dev.countersign.local.response.SampleMonths.entry;
import static dev.countersign.local.response.SampleMonths.outcome;
import static dev.countersign.local.response.SampleMonths.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.response.ResponseForm;
import dev.countersign.local.response.SampleMonths;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonNode.Obj;
import dev.countersign.proof.json.JsonNode.Str;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code countersign respond}: each answer in both forms, as {@code events/responses} has them.
 * Those files are written anew with {@code -Dgolden.update=true}.
 */
final class RespondCommandTest {
  private static final Path GOLDEN = RepositoryFiles.root().resolve("events/responses");
  private static final String ISSUED = "2026-12-11T08:30:00Z";

  @TempDir private Path folder = Path.of("");
  private SampleMonths months = new SampleMonths(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    months = new SampleMonths(folder);
    months.november(List.of(entry(1, 1, Map.of())));
    Files.copy(GOLDEN.resolve("invoice.yaml"), folder.resolve("invoice.yaml"));
  }

  @ParameterizedTest
  @EnumSource
  void respond_toAnAcceptedMonth_approvesTheInvoice(ResponseForm form) throws IOException {
    months.december(List.of(answered("accepted", "2026-12-10T09:00:00Z", List.of())));

    assertGolden(form, "accepted", run(form, "--later", later()));
  }

  /** All codes and all states: what stands or was withdrawn is owed, and isn't objected to. */
  @ParameterizedTest
  @EnumSource
  void respond_toExceptions_namesEachLineThatIsStillObjectedTo(ResponseForm form)
      throws IOException {
    var leaves = new ArrayList<Obj>();
    var named = new ArrayList<String>();
    for (int place = 7; place <= 12; place++) {
      named.add(outcome(place));
    }
    leaves.add(answered("accepted_except", "2026-12-10T09:00:00Z", named));
    leaves.addAll(disputeOfEachCode());
    end(leaves, DisputeCode.NOT_DELIVERED, "answered", Map.of());
    end(leaves, DisputeCode.WRONG_VALUE, "adjusted", amounts(1800, 2000));
    end(leaves, DisputeCode.TAKEN_BACK_UNHEARD, "falls", Map.of());
    leaves.add(disputed(11, 2, "other", "stands", Map.of()));
    leaves.add(disputed(12, 2, "other", "withdrawn", Map.of()));
    months.december(leaves);

    assertGolden(form, "accepted_except", run(form, "--later", later()));
  }

  @ParameterizedTest
  @EnumSource
  void respond_toARefusedMonth_saysTheReasonThatIsGiven(ResponseForm form) throws IOException {
    months.december(List.of(answered("refused", "2026-12-10T09:00:00Z", List.of())));
    String code = form == ResponseForm.CDAR ? "CONTRAT_TERM" : "OTH";

    assertGolden(
        form,
        "refused",
        run(form, "--later", later(), "--reason", code, "--text", "Ended <on> 1 & 2 October"));
  }

  @ParameterizedTest
  @EnumSource
  void respond_withoutAnAnswer_saysWhatIsInDispute(ResponseForm form) throws IOException {
    months.december(disputeOfEachCode());

    assertGolden(form, "disputed", run(form, "--later", later()));
  }

  @Test
  void respond_toAnAcceptedMonthWithALineInDispute_acceptsTheRest() throws IOException {
    months.december(
        List.of(
            answered("accepted", "2026-12-10T09:00:00Z", List.of()),
            disputed(1, 2, "not_ours", "open", Map.of())));

    var run = run(ResponseForm.PEPPOL, "--later", later());

    assertTrue(run.out().contains("<cbc:ResponseCode>CA<"), run.out());
    assertTrue(run.out().contains("not_ours: outcome " + outcome(1)), run.out());
  }

  @Test
  void respond_toADisputeOfALineOfAnotherMonth_leavesItOut() throws IOException {
    var was =
        Map.of(
            "billed",
            JsonNode.Num.of(3000),
            "currency",
            new Str("EUR"),
            "since",
            new Str("2026-12"));
    var dispute =
        Obj.of(
            Map.of("id", new Str("dsp_1"), "code", new Str("other"), "state", new Str("open")));
    months.december(
        List.of(
            answered("accepted", "2026-12-10T09:00:00Z", List.of()),
            entry(1, 2, Map.of("dispute", dispute, "was", Obj.of(was)))));

    var run = run(ResponseForm.PEPPOL, "--later", later());

    assertTrue(run.out().contains("<cbc:ResponseCode>AP<"), run.out());
  }

  /** A list is newer than the sealed months: it opens a dispute and ends another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tenant\":\"acme\",\"disputes\":[%s,%s,%s]}", "%s\n%s\n%s\n", "{\"data\":%s}\n%s\n%s\n"
      })
  void respond_byAListOfDisputes_takesTheirNewestState(String list) throws IOException {
    months.november(
        List.of(entry(1, 1, Map.of()), entry(2, 1, Map.of("is", SampleMonths.november()))));
    months.december(List.of(disputed(1, 2, "not_ours", "open", Map.of())));
    String ended = listed(1, "not_ours", "withdrawn", "");
    String opened =
        listed(
            2,
            "wrong_value",
            "open",
            ",\"month\":\"2026-11\",\"amount\":{\"amount\":\"18.00\",\"currency\":\"EUR\"}");
    String unknown = listed(3, "other", "open", "");
    var file = Files.writeString(folder.resolve("list"), list.formatted(ended, opened, unknown));

    var run = run(ResponseForm.PEPPOL, "--later", later(), "--disputes", file.toString());

    assertTrue(run.out().contains("<cbc:ResponseCode>UQ<"), run.err());
    assertTrue(run.out().contains("billed 30.00 EUR, payer holds owed 18.00 EUR"), run.out());
    assertFalse(run.out().contains("not_ours"), run.out());
    assertTrue(run.err().contains(dispute(3) + " is left out"), run.err());
  }

  @Test
  void respond_byWhatIsNoList_saysWhy() throws IOException {
    for (String wrong : List.of("{}", "[]", "x", "{\"disputes\":[{\"dispute\":\"dsp_1\"}]}")) {
      var file = Files.writeString(folder.resolve("list"), wrong);
      assertRefused("no list of disputes", run(ResponseForm.CDAR, "--disputes", file.toString()));
    }
    var page = Files.writeString(folder.resolve("list"), "{\"disputes\":[],\"next\":\"x\"}");
    assertRefused("the list goes on", run(ResponseForm.CDAR, "--disputes", page.toString()));
  }

  /** The payer's own message, the signed request, and the file beside the month say the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answer\":\"accepted\",\"month\":\"2026-11\",\"root\":\"%s\"}",
        "POST /v1/sources/s/acceptances HTTP/1.1\r\nHost: x\r\n\r\n"
            + "{\"answer\":\"accepted\",\"root\":\"%s\"}",
        "{\"answers\":[{\"answer\":\"refused\",\"root\":\"%1$s\"},"
            + "{\"answer\":\"accepted\",\"root\":\"%1$s\"},"
            + "{\"answer\":\"refused\",\"effect\":\"too_late\",\"root\":\"%1$s\"}]}"
      })
  void respond_byAGivenAnswer_takesTheOneThatCounts(String answer) throws IOException {
    var run = run(ResponseForm.PEPPOL, "--answer", given(answer.formatted(NOVEMBER_ROOT)));

    assertTrue(run.out().contains("<cbc:ResponseCode>AP<"), run.err());
  }

  @Test
  void respond_afterSilence_passesOverWhatCameLater() throws IOException {
    var members = answered("accepted", "2027-01-03T00:00:00Z", List.of()).members();
    var silence = new TreeMap<>(members);
    silence.put("silence", new JsonNode.Bool(true));
    months.december(
        List.of(new Obj(silence), answered("refused", "2027-01-04T00:00:00Z", List.of())));

    assertRefused("silence is no answer", run(ResponseForm.PEPPOL, "--later", later()));
  }

  @Test
  void respond_toWhatCannotBeAnswered_saysWhatIsMissing() throws IOException {
    var cdar = ResponseForm.CDAR;
    assertRefused("has said nothing about this month", run(cdar));
    assertRefused(
        "its root is not the sealed file's",
        run(cdar, "--answer", given("{\"answer\":\"accepted\",\"root\":\"x\"}")));
    assertRefused("neither an answer as JSON", run(cdar, "--answer", given("yes")));
    String refused = given("{\"answer\":\"refused\",\"root\":\"" + NOVEMBER_ROOT + "\"}");
    assertRefused("say one of TX_TVA_ERR, ", run(cdar, "--answer", refused));
    assertRefused("say one of TX_TVA_ERR, ", run(cdar, "--answer", refused, "--reason", "OTH"));
    String accepted = given("{\"answer\":\"accepted\",\"root\":\"" + NOVEMBER_ROOT + "\"}");
    assertRefused("the month is not refused", run(cdar, "--answer", accepted, "--text", "x"));
    assertRefused("no such file", run(cdar, "--answer", folder.resolve("none").toString()));
    String noMonth = folder.resolve("invoice.yaml").toString();
    assertRefused("no sealed month", run(cdar, "--later", noMonth));
    months.december(List.of());
    String january = months.january().toString();
    assertRefused("it doesn't follow the file before it", run(cdar, "--later", january));
  }

  @Test
  void respond_toADisputeWithAnUnknownCode_namesIt() throws IOException {
    months.december(List.of(disputed(1, 2, "lunar_phase", "open", Map.of())));

    assertRefused("has the code lunar_phase", run(ResponseForm.CDAR, "--later", later()));
  }

  @Test
  void respond_whenEachExceptionIsOwedByNow_asksForAnotherAnswer() throws IOException {
    months.december(
        List.of(
            answered("accepted_except", "2026-12-10T09:00:00Z", List.of(outcome(1))),
            disputed(1, 2, "other", "stands", Map.of())));

    assertRefused(
        "ask the payer for the answer accepted", run(ResponseForm.CDAR, "--later", later()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "issued", "type", "process", "payer", "seller"})
  void respond_withoutAFactOfTheInvoice_asksForIt(String name) throws IOException {
    var text = Files.readString(GOLDEN.resolve("invoice.yaml"));
    Files.writeString(
        folder.resolve("invoice.yaml"), text.replaceAll("(?m)^" + name + ":.*\n", ""));

    assertRefused("/" + name + ": line 2: missing: send it", run(ResponseForm.CDAR));
  }

  @Test
  void respond_withAWrongFactOfTheInvoice_namesItsPlaceAndTheFix() throws IOException {
    Files.writeString(
        folder.resolve("invoice.yaml"),
        """
        number: INV-1
        issued: "5 December"
        type: 380
        process: PRIVATE
        payer: {name: Acme, address: {scheme: 225, id: "1"}}
        seller:
          name: Countersign
          address: {scheme: "0225", id: "2"}
          identifier: {scheme: "x", id: "3"}
        """);

    var run = run(ResponseForm.CDAR);

    assertEquals(1, run.status());
    Stream.of(
            "/issued: line 2: not a date: write it as",
            "/type: line 3: a number: write it in quotes",
            "/process: line 4: no process: say one of B2BINT",
            "/payer/address/scheme: line 5: a number: write it in quotes",
            "/payer/identifier: line 5: missing",
            "/seller/identifier/scheme: line 9: no such code")
        .forEach(words -> assertTrue(run.err().contains(words), words + " in " + run.err()));
  }

  @Test
  void respond_asPeppol_needsNeitherProcessNorIdentifiers() throws IOException {
    Files.writeString(
        folder.resolve("invoice.yaml"),
        """
        number: INV-1
        issued: "2026-12-05"
        type: "380"
        payer: {name: Acme, address: {scheme: "0009", id: "1"}}
        seller: {name: Countersign, address: {scheme: "0009", id: "2"}}
        """);
    String accepted = given("{\"answer\":\"accepted\",\"root\":\"" + NOVEMBER_ROOT + "\"}");

    assertEquals(0, run(ResponseForm.PEPPOL, "--answer", accepted).status());
  }

  /** The outcome's claim names a record of the payer's; it stays in the month. */
  @Test
  void respond_ofAnyAnswer_hasNoClaim() throws IOException {
    months.december(disputeOfEachCode());

    assertFalse(run(ResponseForm.CDAR, "--later", later()).out().contains("P-1"));
  }

  private static String listed(int place, String code, String state, String more) {
    return "{\"dispute\":\"%s\",\"outcome\":\"%s\",\"code\":\"%s\",\"state\":\"%s\"%s}"
        .formatted(dispute(place), outcome(place), code, state, more);
  }

  private static String dispute(int place) {
    return outcome(place).replace("out_", "dsp_");
  }

  private static void end(
      List<Obj> leaves, DisputeCode code, String state, Map<String, JsonNode> more) {
    int place = place(code);
    var index =
        leaves.stream().map(leaf -> leaf.text("key").orElseThrow()).toList()
            .indexOf(disputed(place, 2, code.wire(), "open", Map.of()).text("key").orElseThrow());
    leaves.add(index + 1, disputed(place, 3, code.wire(), state, more));
  }

  private static Map<String, JsonNode> amounts(long amount, long left) {
    return Map.of("amount", JsonNode.Num.of(amount), "left", JsonNode.Num.of(left));
  }

  private String given(String answer) throws IOException {
    return Files.writeString(folder.resolve("answer.json"), answer).toString();
  }

  private String later() {
    return folder.resolve("acme-2026-12.sealed").toString();
  }

  private static void assertRefused(String words, Captured run) {
    assertEquals(1, run.status(), run.out());
    assertEquals("", run.out());
    assertTrue(run.err().contains(words), run.err());
  }

  private static void assertGolden(ResponseForm form, String answer, Captured run)
      throws IOException {
    assertEquals(0, run.status(), run.err());
    var golden = GOLDEN.resolve(form.wire() + "-" + answer + ".xml");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, run.out());
    }
    assertEquals(Files.readString(golden), run.out());
  }

  private Captured run(ResponseForm form, String... more) {
    var all = new ArrayList<String>();
    all.add("respond");
    all.add(folder.resolve("acme-2026-11.sealed").toString());
    all.addAll(List.of("--invoice", folder.resolve("invoice.yaml").toString()));
    all.addAll(List.of("--as", form.wire(), "--issued", ISSUED));
    all.addAll(List.of(more));
    return Captured.of(() -> Countersign.run(all.toArray(String[]::new)));
  }
}

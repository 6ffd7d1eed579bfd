package dev.countersign.local.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** docs/openapi.yaml says what the running handlers answer: no more, no less. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiTest {
  private static final String FILE = "docs/openapi.yaml";

  private static final String GATEWAY = "API Gateway's own answer: there is none here";
  private static final String FAILING = "only where the table fails";

  private static final String CHECKED =
      "only at a checked address, of a source that can't verify: the tour's addresses are plain";

  /** What is documented and can't be had of a runner that works, each by its reason. */
  private static final Map<String, String> UNREACHABLE = unreachable();

  private final DescriptionFile document;
  private final DocumentedAnswers documented;
  private List<GivenAnswer> answers = List.of();

  OpenApiTest() throws Exception {
    this.document = DescriptionFile.read(FILE);
    this.documented = new DocumentedAnswers(document);
  }

  @BeforeAll
  void askEverything() throws Exception {
    answers = RunnerTour.answers();
  }

  @TestFactory
  List<DynamicTest> answer_ofEachRequest_isAsDocumented() {
    return answers.stream()
        .map(answer ->
            DynamicTest.dynamicTest(
                answer.toString(),
                () -> {
                  assertEquals(answer.expected(), answer.status(), answer.body());
                  assertEquals(List.of(), documented.mistakes(answer), answer.body());
                }))
        .toList();
  }

  @Test
  void documentedAnswers_areAllSeenOrListedWithTheReason() {
    var expected = new TreeSet<>(documented.all());
    expected.removeAll(UNREACHABLE.keySet());

    assertEquals(String.join("\n", expected), String.join("\n", seen()));
  }

  @Test
  void unreachableAnswers_areDocumented() {
    var unknown = new TreeSet<>(UNREACHABLE.keySet());
    unknown.removeAll(documented.all());

    assertEquals(new TreeSet<String>(), unknown);
  }

  @TestFactory
  List<DynamicTest> example_ofEachSchema_isTaken() {
    var tests = new ArrayList<DynamicTest>();
    document.visit((pointer, node) -> {
      if (node.has("schema") && node.has("examples") && node.get("examples").isObject()) {
        for (String name : node.get("examples").propertyNames()) {
          String place = pointer + "/examples/" + DescriptionFile.escaped(name);
          JsonNode value = document.at(place).node().get("value");
          tests.add(
              DynamicTest.dynamicTest(
                  place,
                  () -> assertEquals(List.of(), document.errors(pointer + "/schema", value))));
        }
      }
    });
    assertFalse(tests.isEmpty());
    return tests;
  }

  @Test
  void answer_withoutARequiredMember_isAMistake() {
    var answer = first("attest", 200);

    var mistakes =
        documented.mistakes(body(answer, answer.body().replace("\"assurance\"", "\"grade\"")));

    assertEquals(
        1, mistakes.stream().filter(m -> m.contains("'assurance'")).count(), "" + mistakes);
  }

  @Test
  void answer_withAMemberThatIsNotDocumented_isAMistake() {
    var answer = first("recordSessions", 422);

    var mistakes =
        documented.mistakes(
            body(answer, answer.body().replace("{\"type\"", "{\"more\":1,\"type\"")));

    assertEquals(1, mistakes.stream().filter(m -> m.contains("'more'")).count(), "" + mistakes);
  }

  @Test
  void answer_withAStatusOrMediaTypeThatIsNotDocumented_isAMistake() throws Exception {
    var without415 =
        new DocumentedAnswers(
            DescriptionFile.read(
                FILE, text -> text.replace("        \"415\":", "        \"418\":")));
    var otherType =
        new DocumentedAnswers(
            DescriptionFile.read(
                FILE, text -> text.replace("application/problem+json:", "application/xml:")));

    assertEquals(
        List.of("the status 415 is not documented"), without415.mistakes(first("attest", 415)));
    assertEquals(
        List.of("the media type application/problem+json is not documented"),
        otherType.mistakes(first("attest", 401)));
  }

  @Test
  void answer_withoutADocumentedHeader_isAMistake() {
    var answer = first("attest", 429);
    var headers = new TreeMap<>(answer.headers());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("retry-after"));

    assertEquals(
        List.of("no header Retry-After"),
        documented.mistakes(
            new GivenAnswer(
                answer.request(), answer.operation(), 429, 429, headers, answer.body())));
  }

  private Set<String> seen() {
    return answers.stream()
        .map(DocumentedAnswers::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private GivenAnswer first(String operation, int status) {
    return answers.stream()
        .filter(answer -> answer.operation().equals(operation) && answer.status() == status)
        .findFirst()
        .orElseThrow();
  }

  private static GivenAnswer body(GivenAnswer answer, String body) {
    return new GivenAnswer(
        answer.request(),
        answer.operation(),
        answer.expected(),
        answer.status(),
        answer.headers(),
        body);
  }

  private static Map<String, String> unreachable() {
    var reasons = new TreeMap<String, String>();
    for (String end :
        List.of("attest", "recordSessions", "resolve", "accept", "dispute", "answer", "ask")) {
      for (int status : List.of(404, 413, 429, 500, 503)) {
        reasons.put(end + " " + status + " application/json", GATEWAY);
      }
      reasons.put(end + " 500 application/problem+json", CHECKED);
      reasons.put(end + " 503 application/problem+json", FAILING);
    }
    reasons.put(
        "attest 200 text/xml",
        "Salesforce's client certificate, which API Gateway checks, is asked for");
    for (int status : List.of(429, 500, 503)) {
      reasons.put("readReceiptKeys " + status + " application/json", GATEWAY);
    }
    reasons.put("readReceiptKeys 500 application/problem+json", FAILING);
    reasons.put("readReceiptKeys 503 application/problem+json", FAILING);
    for (String reading :
        List.of(
            "listMonths",
            "readMonth",
            "readMonthProof",
            "readCosigned",
            "proveOutcome",
            "listDisputes",
            "readDispute",
            "listInquiries",
            "readInquiry",
            "readLogCheckpoint",
            "readLogTile")) {
      for (int status : List.of(429, 500, 503)) {
        reasons.put(reading + " " + status + " application/json", GATEWAY);
      }
      reasons.put(reading + " 500 application/problem+json", FAILING);
      reasons.put(reading + " 503 application/problem+json", FAILING);
    }
    reasons.put("readMonth 303 no body", "only in AWS an answer has a largest size");
    for (String own :
        List.of(
            "listOutcomes",
            "readOutcome",
            "listRefused",
            "readRunner",
            "readAddressCheck",
            "listen",
            "replay",
            "listHeld",
            "decideHeld",
            "erase",
            "resolveLocally")) {
      reasons.put(own + " 500 application/problem+json", FAILING);
    }
    return reasons;
  }
}

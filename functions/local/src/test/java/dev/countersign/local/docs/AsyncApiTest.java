package dev.countersign.local.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.demo.Demo;
import dev.countersign.local.run.Runner;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** docs/asyncapi.yaml says what is on the bus. */
final class AsyncApiTest {
  private static final Path ROOT = RepositoryFiles.root();
  private static final String MESSAGES = "/components/messages";
  private static final String BUS = "/channels/bus/messages";

  private final DescriptionFile document;

  AsyncApiTest() throws Exception {
    this.document = DescriptionFile.read("docs/asyncapi.yaml");
  }

  @Test
  void demoStory_everyEventOnTheBus_isAsDocumented() throws Exception {
    var seen = new TreeSet<String>();
    for (PublishedEvent event : eventsOfTheDemo()) {
      String message = message(event);
      seen.add(message);
      assertEquals(List.of(), errors(message, envelope(event)), () -> text(event));
    }
    // The demo seals no month, disputes nothing and asks for nothing: those events are held against
    // the document by
    // their golden files.
    seen.addAll(Set.of("disputeChanged", "inquiryChanged", "monthAccepted", "monthSealed"));
    assertEquals(new TreeSet<>(document.root().at(BUS).propertyNames()), seen);
  }

  @Test
  void event_withoutAMemberThatIsRequired_isAMistake() throws Exception {
    var event = eventsOfTheDemo().getFirst();
    var changed = envelope(event);
    ((ObjectNode) changed.at("/detail/data")).remove("outcome");

    assertTrue(errors(message(event), changed).toString().contains("'outcome'"));
  }

  @TestFactory
  List<DynamicTest> example_ofEachMessage_isTakenAndIsTheGoldenFile() {
    var tests = new ArrayList<DynamicTest>();
    for (String message : document.root().at(BUS).propertyNames()) {
      for (JsonNode example : document.root().at(MESSAGES + "/" + message + "/examples")) {
        String name = example.get("name").asString();
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  assertEquals(List.of(), errors(message, example.get("payload")));
                  assertEquals(
                      golden(name), example.at("/payload/detail"), "not events/golden/" + name);
                }));
      }
    }
    assertFalse(tests.isEmpty());
    return tests;
  }

  private List<String> errors(String message, JsonNode payload) {
    var schema = document.at(MESSAGES + "/" + message + "/payload").pointer();
    return document.errors(schema, payload);
  }

  /** The message that an event is, by what it says itself. */
  private static String message(PublishedEvent event) {
    if (event.detailType().equals("OutcomeChanged")) {
      return "outcomeChanged";
    }
    String kind = DescriptionFile.JSON.readTree(event.detail()).at("/data/kind").asString();
    return kind.equals("reversal") ? "reversal" : "billableResult";
  }

  /** As EventBridge hands it on. */
  private static ObjectNode envelope(PublishedEvent event) {
    var envelope = DescriptionFile.JSON.createObjectNode();
    envelope.put("version", "0");
    envelope.put("id", "7bf73129-1428-4cd3-a780-95db273d1602");
    envelope.put("detail-type", event.detailType());
    envelope.put("source", "countersign");
    envelope.put("account", "123456789012");
    envelope.put("time", "2026-11-16T10:00:00Z");
    envelope.put("region", "eu-central-1");
    envelope.putArray("resources");
    envelope.set("detail", DescriptionFile.JSON.readTree(event.detail()));
    return envelope;
  }

  private static List<PublishedEvent> eventsOfTheDemo() throws Exception {
    var events = new CopyOnWriteArrayList<PublishedEvent>();
    var demo = new Demo(new PrintStream(PrintStream.nullOutputStream()));
    try (var runner = Runner.start(new Runner.Options(0, null, events::add))) {
      var tenant =
          ((TenantFolder.Folder.Good) TenantFolder.read(ROOT.resolve("infra/tenants/demo")))
              .content();
      new ApplyTenant(runner.ledger()).apply(tenant);
      assertTrue(demo.play(runner, tenant, ROOT.resolve("events/demo/story.ndjson"), ROOT));
    }
    return List.copyOf(events);
  }

  private static JsonNode golden(String name) throws Exception {
    return DescriptionFile.JSON.readTree(
        Files.readString(ROOT.resolve("events/golden/" + name + ".json")));
  }

  private static String text(PublishedEvent event) {
    return DescriptionFile.JSON.readTree(event.detail()).toString();
  }
}

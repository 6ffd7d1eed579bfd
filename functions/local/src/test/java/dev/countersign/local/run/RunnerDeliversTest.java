package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.command.Countersign;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in the local runner: from a signed POST to an engine's books. */
@Timeout(600)
final class RunnerDeliversTest {
  @Test
  void deliver_signedStatementAfterItsHold_reachesAWebhookOnce() throws Exception {
    try (var receiver = LineReceiver.open();
        var world = BilledRunner.withWebhook(receiver.uri().toString(), "")) {
      world.ticket("1");
      assertEquals(List.of(), receiver.lines());

      world.pass(Duration.ofHours(80));

      assertEquals(List.of(99L), minors(receiver));
      world.pass(Duration.ofHours(1));
      assertEquals(1, receiver.lines().size());
      assertEquals("[{own, sent, accepted}]", postings(world, "ticket_resolved/t/1"));
    }
  }

  @Test
  void deliver_whatIsTakenBack_isALineOfItsOwn() throws Exception {
    try (var receiver = LineReceiver.open();
        var world = BilledRunner.withWebhook(receiver.uri().toString(), "")) {
      world.saved("attested", "C-1");
      world.saved("retracted", "C-1");

      assertEquals(List.of(1200L, -1200L), minors(receiver));
      assertEquals(
          receiver.lines().getFirst().id(),
          receiver.lines().getLast().data().text("reverses").orElseThrow());
    }
  }

  @Test
  void deliver_engineIsDownThenUp_hasEachLineOnce() throws Exception {
    var down = LineReceiver.open();
    try (var world = BilledRunner.withWebhook(down.uri().toString(), "")) {
      down.close();
      for (int i = 0; i < 5; i++) {
        world.saved("attested", "C-" + i);
      }
      world.pass(Duration.ofMinutes(2));
      assertEquals("[{own, ready}]", postings(world, "cancellation_saved/C-4"));

      try (var up = LineReceiver.openAgain(down.uri())) {
        for (int i = 0; i < 20 && up.lines().size() < 5; i++) {
          world.pass(Duration.ofMinutes(5));
        }
        assertEquals(5, up.lines().size());
        assertEquals(5, ids(up).size());
        world.pass(Duration.ofHours(2));
        assertEquals(5, up.lines().size());
      }
    }
  }

  @Test
  void deliver_toAFolderBesideIt_writesAFileForEachLine(@TempDir Path folder) throws Exception {
    try (var receiver = LineReceiver.open();
        var world =
            BilledRunner.with(
                BilledRunner.webhook(receiver.uri().toString(), "")
                    + "  archive: {engine: file, url: \"%s\", from: 2026-01-01T00:00:00Z, customer: customer}\n"
                        .formatted("file://" + folder.toAbsolutePath()))) {
      world.saved("attested", "C-1");
      world.saved("retracted", "C-1");

      try (var files = Files.walk(folder)) {
        assertEquals(2, files.filter(Files::isRegularFile).count());
      }
      assertEquals(2, receiver.lines().size());
    }
  }

  @Test
  void held_isListedReleasedAndSent() throws Exception {
    try (var receiver = LineReceiver.open();
        var world = BilledRunner.withWebhook(receiver.uri().toString(), "")) {
      receiver.answers(422, "{\"code\":\"no_such_customer\"}");
      world.saved("attested", "C-1");
      assertEquals("[{own, held, no_such_customer}]", postings(world, "cancellation_saved/C-1"));

      var held = run(0, world, "held", "--tenant", "demo");
      var told = parsed(held);
      assertEquals("refused", told.text("reason").orElseThrow());
      assertEquals(
          "mend what it names, or what the engine's own log says, then release",
          told.text("what_to_do").orElseThrow());
      assertTrue(run(0, world, "held", "--tenant", "demo", "--as", "text").contains("12.00 EUR"));
      String id = told.text("id").orElseThrow();
      assertTrue(held.contains("./countersign release --tenant demo --target own " + id));

      receiver.answers(204, "");
      var released =
          run(0, world, "release", "--tenant", "demo", "--target", "own", id, "--why", "mended");
      assertTrue(released.contains("\"why\":\"mended\""), released);
      world.runner().settle();

      assertEquals(List.of(1200L), minors(receiver));
      assertEquals("", run(0, world, "held", "--tenant", "demo"));
      run(1, world, "give-up", "--tenant", "demo", "--target", "own", id, "--why", "again");
      assertEquals("[{own, sent, accepted}]", postings(world, "cancellation_saved/C-1"));
    }
  }

  @Test
  void held_whatTheEngineMayHave_isNotReleasedWithoutALook() throws Exception {
    try (var receiver = LineReceiver.open();
        var world = BilledRunner.withWebhook(receiver.uri().toString(), "")) {
      receiver.answers(409, "");
      world.saved("attested", "C-1");
      String id =
          parsed(run(0, world, "held", "--tenant", "demo", "--target", "own"))
              .text("id")
              .orElseThrow();

      run(1, world, "release", "--tenant", "demo", "--target", "own", id, "--why", "a");
      run(1, world, "release", "--tenant", "demo", "--target", "none", id, "--why", "a");
      run(1, world, "release", "--tenant", "demo", "--target", "own", id, "--why", " ");
      run(2, world, "release", "--tenant", "demo", "--target", "own", id);
      assertEquals("[{own, held}]", postings(world, "cancellation_saved/C-1"));
      run(0, world, "release", "--tenant", "demo", "--target", "own", "--done", id, "--why", "a");
      assertEquals("[{own, sent, person}]", postings(world, "cancellation_saved/C-1"));
    }
  }

  @Test
  void api_decisionThatCannotBeUsed_namesTheFix() throws Exception {
    try (var world = BilledRunner.withWebhook("http://127.0.0.1:9", "")) {
      for (String body : List.of("no json", "{}", "{\"tenant\":\"demo\"}")) {
        var answer = post(world, body);
        assertTrue(answer.startsWith("422 "), answer);
        assertTrue(answer.contains("release_not_there"), answer);
      }
      var unknown =
          JsonOutput.object(
                  out -> {
                    out.writeStringField("tenant", "demo");
                    out.writeStringField("target", "none");
                    out.writeStringField("id", "res_" + "0".repeat(32));
                    out.writeStringField("wish", "done");
                    out.writeStringField("by", "ada");
                    out.writeStringField("why", "b");
                  })
              .toText();
      assertTrue(post(world, unknown).contains("unknown_target"), post(world, unknown));
    }
  }

  private static String post(BilledRunner world, String body) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(world.runner().uri().resolve("/api/held"))
                  .header("X-Countersign", "1")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  private static List<Long> minors(LineReceiver receiver) {
    return receiver.lines().stream().map(LineReceiver.Line::minor).toList();
  }

  private static Set<String> ids(LineReceiver receiver) {
    return receiver.lines().stream().map(LineReceiver.Line::id).collect(Collectors.toSet());
  }

  /** How the page tells the outcome's postings: target, state, the engine's answer. */
  private static String postings(BilledRunner world, String claim) throws Exception {
    world.runner().poll();
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(world.runner().uri().resolve("/api/outcomes")).build();
      var told = parsed(client.send(request, BodyHandlers.ofString()).body());
      for (Json outcome : ((Json.Arr) told.get("outcomes").orElseThrow()).items()) {
        if (((Json.Obj) outcome).text("claim").orElseThrow().equals(claim)) {
          return ((Json.Arr) ((Json.Obj) outcome).get("postings").orElseThrow())
              .items().stream().map(each -> line((Json.Obj) each)).toList().toString();
        }
      }
      return "no outcome " + claim + " in " + told;
    }
  }

  private static String line(Json.Obj posting) {
    return "{"
        + posting.text("target").orElseThrow()
        + ", "
        + posting.text("state").orElseThrow()
        + posting.text("answer").map(word -> ", " + word).orElse("")
        + "}";
  }

  private static Json.Obj parsed(String text) {
    return (Json.Obj)
        ((Reading.Read<Json>) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))).value();
  }

  /** What the command prints, against this runner. */
  private static String run(int status, BilledRunner world, String... command) {
    var before = System.out;
    var out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      var arguments = new ArrayList<>(List.of(command));
      arguments.addAll(List.of("--to", world.runner().uri().toString()));
      assertEquals(status, Countersign.run(arguments.toArray(String[]::new)));
      return out.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
    }
  }
}

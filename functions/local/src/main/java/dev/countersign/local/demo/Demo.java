package dev.countersign.local.demo;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.local.demo.DemoScript.Step;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import dev.countersign.local.send.SignedRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Plays a story against a runner and prints what is sent, answered and published. */
public final class Demo {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final PrintStream out;
  private final List<PublishedEvent> events = new CopyOnWriteArrayList<>();
  private int told;

  public Demo(PrintStream out) {
    this.out = out;
  }

  /** Takes each event that is put on the bus. */
  public void published(PublishedEvent event) {
    if (event.detailType().equals("BillableResult")
        && events.stream().noneMatch(known -> known.id().equals(event.id()))) {
      events.add(event);
    }
  }

  /** Whether every step was answered as the story says. */
  public boolean play(Runner runner, Content tenant, Path story, Path home)
      throws IOException, InterruptedException {
    boolean well = true;
    int number = 0;
    // The story's own time, so that what is sent twice is the same to the byte.
    var storyTime = runner.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    try (var client = HttpClient.newHttpClient()) {
      for (Step step : DemoScript.read(story).steps()) {
        number++;
        out.printf("%n%2d. %s%n", number, step.tell());
        // Signed times are whole seconds: each step is signed a second after the one before.
        runner.clock().pass(A_SECOND);
        switch (step) {
          case Step.Wait wait -> {
            runner.clock().pass(wait.time());
            storyTime = storyTime.plus(wait.time());
            runner.settle();
          }
          case Step.Send send -> {
            var answer = request(runner, tenant, send, storyTime, home).send(client);
            well &= answered(send, answer);
            runner.poll();
          }
        }
        runner.settle();
        tellEvents();
      }
    }
    DemoSummary.write(out, runner, events);
    return well;
  }

  private static SignedRequest request(
      Runner runner, Content tenant, Step.Send send, Instant storyTime, Path home)
      throws IOException {
    var now = runner.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var sender =
        Sender.of(tenant, send.source(), key(home, send.source())).addressed(runner.checks());
    var signed = sender.sign(runner.uri(), send.id(), now, DemoScript.at(storyTime, send.said()));
    if (!send.forged()) {
      return signed;
    }
    var body = signed.body().toText().replaceFirst("\"amount\":\"1", "\"amount\":\"9");
    return new SignedRequest(
        signed.uri(), signed.headers(), Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** The private key beside the source; only the demo tenant has one there. */
  private static @Nullable Secret key(Path home, String source) throws IOException {
    Path file = home.resolve("infra/tenants/demo/sources/" + source + ".demo-key.json");
    return Files.exists(file) ? Secret.ofText(Files.readString(file)) : null;
  }

  private boolean answered(Step.Send send, HttpResponse<String> answer) {
    boolean expected = answer.statusCode() == send.expect();
    out.println(
        "      HTTP "
            + answer.statusCode()
            + "  "
            + DemoSummary.ofAnswer(answer.body())
            + (expected ? "" : "   <-- the story says " + send.expect()));
    return expected;
  }

  private void tellEvents() {
    for (; told < events.size(); told++) {
      out.println("      event  " + DemoSummary.ofEvent(events.get(told)));
    }
  }
}

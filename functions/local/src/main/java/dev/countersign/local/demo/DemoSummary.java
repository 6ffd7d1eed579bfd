package dev.countersign.local.demo;

import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.run.Runner;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Prints answers, events and outcomes, one line each. */
final class DemoSummary {
  private DemoSummary() {}

  /** The verdict and status of each item, or the errors. */
  static String ofAnswer(String body) {
    if (!(StrictJson.parse(body.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read<Json>(Json.Obj answer))) {
      return "";
    }
    if (answer.get("title").isPresent()) {
      String errors = errors(answer);
      return text(answer, "title") + (errors.isEmpty() ? "" : ": " + errors);
    }
    if (answer.get("attestations").orElse(null) instanceof Json.Arr(List<Json> items)) {
      return items.stream().map(DemoSummary::ofItem).collect(Collectors.joining("; "));
    }
    return "recorded";
  }

  private static String ofItem(Json item) {
    String status = text(item, "status");
    return text(item, "verdict") + (status.isEmpty() ? ": " + errors(item) : ", " + status);
  }

  private static String errors(Json answer) {
    return answer instanceof Json.Obj object
            && object.get("errors").orElse(null) instanceof Json.Arr(List<Json> problems)
        ? problems.stream()
            .map(problem -> text(problem, "pointer") + " " + text(problem, "detail"))
            .collect(Collectors.joining("; "))
        : "";
  }

  static String ofEvent(PublishedEvent event) {
    String detail = new String(event.detail(), StandardCharsets.UTF_8);
    if (StrictJson.parse(detail.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read<Json>(Json.Obj cloud)
        && cloud.get("data").orElse(null) instanceof Json.Obj data) {
      return "%-8s %9s %s  %s  %s"
          .formatted(
              text(data, "kind"),
              text(data, "amount"),
              text(data, "currency"),
              text(data, "claim"),
              text(data, "reason"));
    }
    return event.detailType();
  }

  /** Prints every outcome and every published result event. */
  static void write(PrintStream out, Runner runner, List<PublishedEvent> events) {
    out.printf("%n%-34s %-12s %-22s %10s %8s%n", "claim", "status", "reason", "billed", "entries");
    for (StoredEntry stored : runner.standing()) {
      var entry = stored.entry();
      String billed =
          entry
              .billed()
              .standing()
              .map(BillingState.StandingResult::amount)
              .map(Money::toString)
              .orElse("-");
      String reason = entry.reasonOrNull() == null ? "" : entry.reasonOrNull();
      out.printf(
          "%-34s %-12s %-22s %10s %8d%n",
          entry.claim(), entry.status().wire(), reason, billed, entry.seq());
    }
    out.printf("%n%d result events were published:%n", events.size());
    events.forEach(event -> out.println("  " + ofEvent(event) + "  " + event.id()));
  }

  private static String text(Json value, String name) {
    return value instanceof Json.Obj object
            && object.get(name).orElse(null) instanceof Json.Str(String text)
        ? text
        : "";
  }
}

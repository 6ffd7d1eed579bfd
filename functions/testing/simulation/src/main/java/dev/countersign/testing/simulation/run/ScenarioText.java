package dev.countersign.testing.simulation.run;

import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.simulation.cloud.FaultPlan.Happened;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.SessionRecording;
import dev.countersign.testing.simulation.world.SimulatedStatement;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a run as scenarios for {@code countersign play}. A scenario has one tenant's terms, and
 * the messages in the order in which they were taken; in its head stand the findings, the seed and
 * the faults.
 */
public final class ScenarioText {
  private ScenarioText() {}

  /** One for each tenant of the run. */
  public static List<String> of(RunResult ran) {
    return ran.plan().timeline().tenants().stream().map(tenant -> of(ran, tenant)).toList();
  }

  private static String of(RunResult ran, Tenant tenant) {
    var lines = new ArrayList<String>();
    ran.findings().stream()
        .filter(finding -> finding.contains(" " + tenant.id() + " ") || !finding.contains(" t"))
        .forEach(finding -> lines.add("# found: " + finding));
    lines.add(
        "# seed: " + ran.plan().seed() + " without " + ran.plan().leftOut().size() + " others");
    for (Happened fault : ran.happened()) {
      lines.add("# fault: " + fault);
    }
    lines.add(terms(tenant));
    ran.delivered().stream()
        .filter(delivered -> delivered.message().tenant().equals(tenant))
        .forEach(delivered -> lines.addAll(lines(delivered.at(), delivered.message())));
    return String.join("\n", lines) + "\n";
  }

  /** The line with a tenant's terms. */
  public static String terms(Tenant tenant) {
    return tenant.contracts().stream()
        .flatMap(contract -> contract.versions().stream())
        .map(version -> terms(version))
        .collect(Collectors.joining(",", "{\"terms\":[", "]}"));
  }

  private static String terms(TenantTerms.Version version) {
    return YamlText.parse(version.text()) instanceof Reading.Read<YamlText>(YamlText read)
        ? new String(CanonicalJson.write(read.root()), StandardCharsets.UTF_8)
        : "{}";
  }

  /** The lines of a message that is taken at this time. */
  public static List<String> lines(Instant at, Message message) {
    var lines = new ArrayList<String>();
    for (SessionRecording form : message.recordings()) {
      lines.add("{\"at\":\"%s\",\"session\":%s}".formatted(at, form.json()));
    }
    for (int place = 0; place < message.statements().size(); place++) {
      SimulatedStatement statement = message.statements().get(place);
      lines.add(
          "{\"at\":\"%s\",\"source\":\"%s\",\"assurance\":\"%s\",\"attestation\":%s}"
              .formatted(
                  at,
                  message.source().id(),
                  word(message.signing().assurance()),
                  statement.json(message.idAt(place))));
    }
    var words = message.words();
    if (words != null && message.source() == Message.Source.OFFICE) {
      lines.add(resolution(at, words.json()));
    }
    return lines;
  }

  /** A scenario has the claim beside the resolution. */
  private static String resolution(Instant at, String json) {
    if (StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read<Json>(Json.Obj all)
        && all.get("claim").orElse(null) instanceof Json.Str(String claim)) {
      return "{\"at\":\"%s\",\"claim\":\"%s\",\"resolution\":%s}"
          .formatted(at, claim, json.replace("\"claim\":\"" + claim + "\",", ""));
    }
    throw new IllegalStateException("a resolution names its claim");
  }

  private static String word(OracleAssurance grade) {
    return grade.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

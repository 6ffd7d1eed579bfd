package dev.countersign.local.command;

import dev.countersign.app.operate.republish.RepublishEntries;
import dev.countersign.app.operate.republish.RepublishedSums;
import dev.countersign.app.operate.republish.WantedEvents;
import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.ledger.EntryScan.Part;
import dev.countersign.ledger.RetryPause;
import dev.countersign.local.table.EventTarget;
import dev.countersign.local.table.OpenTable;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign republish}: publishes again what a bus or a queue lost. */
@Command(
    name = "republish",
    description = {
      "Publishes again, from the entries of the table, what a bus or a queue lost after it took it:"
          + " the same ids and the same content, byte for byte. Whoever counts an id once counts"
          + " nothing twice. It writes nothing to the table. After an interruption, run the same"
          + " command again.",
      "It reads the whole table, since there is no index by time. Prints a line of JSON for each"
          + " tenant: how many events, and how much money; and to standard error each entry that"
          + " can't be published again.",
      "Events of disputes, inquiries and months bill nothing and are not published again: countersign"
          + " disputes and inquiries print what they said last."
    },
    mixinStandardHelpOptions = true)
final class RepublishCommand implements Callable<Integer> {
  private static final String PRINTED = "-";

  /** EventBridge's detail types, for the help. */
  static final class DetailTypes implements Iterable<String> {
    private static final List<String> ALL =
        List.of(CloudEventForm.BILLABLE_RESULT, CloudEventForm.OUTCOME_CHANGED);

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  @Option(
      names = "--since",
      paramLabel = "TIME",
      required = true,
      description =
          "The first recorded_at that is wanted: when the entry was decided, not when the fact"
              + " happened (RFC 3339, such as 2026-11-02T10:00:00Z).")
  private Instant since = Instant.EPOCH;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "The recorded_at from which on nothing is wanted (default: now).")
  private @Nullable Instant until;

  @Option(names = "--tenant", description = "This tenant's events alone (default: all tenants').")
  private @Nullable String tenant;

  @Option(
      names = "--only",
      paramLabel = "TYPE",
      completionCandidates = DetailTypes.class,
      description = "This detail type alone: ${COMPLETION-CANDIDATES} (default: both).")
  private @Nullable String detailType;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description =
          "A bus by its name or ARN, a queue by its ARN, or - to print a CloudEvent a line"
              + " (default: the bus of the stack that made the table; of a runner's table: -).")
  private @Nullable String target;

  @Option(
      names = {"--dry-run", "--count"},
      description = "Publishes nothing: only prints how many events, of which tenants, how much.")
  private boolean dryRun;

  @Option(
      names = "--segments",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How many parts of the table are read and published at once, 1 to 64 (default:"
              + " ${DEFAULT-VALUE}). Each holds a page of 1 MB in memory.")
  private int segments = 4;

  @Mixin private TableOption tableOption = new TableOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var end = until == null ? Instant.now() : until;
    checkUsage(end);
    var wanted =
        new WantedEvents(
            Optional.ofNullable(tenant).map(TenantId::new),
            since,
            end,
            Optional.ofNullable(detailType));
    var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
    try (var table = tableOption.open()) {
      String to = dryRun ? PRINTED : target(table);
      if (to.equals(PRINTED)) {
        EventBus bus = dryRun ? events -> List.of() : new PrintedEvents(out);
        var sums = dryRun ? out : System.err;
        return republish(table, bus, wanted, sums, dryRun ? "would be put" : "printed");
      }
      try (var bus = EventTarget.of(to)) {
        return republish(table, bus, wanted, out, "put on " + bus);
      }
    } catch (IllegalArgumentException e) {
      System.err.println("--target: " + e.getMessage());
      return Countersign.REFUSED;
    } finally {
      out.flush();
    }
  }

  private int republish(
      OpenTable table, EventBus bus, WantedEvents wanted, PrintStream sums, String done) {
    List<String> refused = Collections.synchronizedList(new ArrayList<>());
    RepublishedSums republished =
        new RepublishEntries(table.entries(), bus, RetryPause.withJitter())
            .republish(
                wanted,
                segments,
                (key, why) -> {
                  System.err.println(key + ": " + why);
                  refused.add(key);
                });
    republished.tenants().forEach((of, sum) -> sums.println(RepublishedJson.of(of, sum).toText()));
    System.err.println(republished.events() + " events " + done);
    return refused.isEmpty() ? Countersign.DONE : Countersign.REFUSED;
  }

  private String target(OpenTable table) {
    if (target != null) {
      return target;
    }
    return tableOption.inCloud()
        ? table
            .stack()
            .orElseThrow(
                () -> wrong("no stack made this table, as far as its tags say: give --target"))
        : PRINTED;
  }

  private void checkUsage(Instant end) {
    if (!since.isBefore(end)) {
      throw wrong("--since must be before --until");
    }
    if (tenant != null && !TenantId.admits(tenant)) {
      throw wrong("--tenant: not of the form of a tenant's id");
    }
    if (detailType != null && !DetailTypes.ALL.contains(detailType)) {
      throw wrong("--only: give " + String.join(" or ", DetailTypes.ALL));
    }
    if (target != null && !target.equals(PRINTED) && !EventTarget.admits(target)) {
      throw wrong("--target: give the name or ARN of a bus, the ARN of a queue, or -");
    }
    if (segments < 1 || segments > Part.MOST) {
      throw wrong("--segments: give 1 to " + Part.MOST);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }
}

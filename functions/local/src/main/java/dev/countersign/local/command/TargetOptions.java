package dev.countersign.local.command;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.ConnectionsByScheme;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.table.CloudSecrets;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that are about one target of a tenant's billing.yaml, and ask its engine. */
final class TargetOptions {
  private static final String HOSTS = "COUNTERSIGN_ENGINE_HOSTS";

  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "The target's name in the tenant's billing.yaml.")
  private String target = "";

  @Option(names = "--dry-run", description = "Writes nothing: only tells what would follow.")
  private boolean dryRun;

  @Mixin private TableOption table = new TableOption();

  boolean dryRun() {
    return dryRun;
  }

  /** What names the target. */
  TargetKey key() {
    return new TargetKey(new TenantId(tenant), new TargetName(target));
  }

  /**
   * Does something with the target, over the table; gives the command's status.
   *
   * @throws IOException when there is no such target
   */
  int with(ToIntBiFunction<DeliverAssembly, TargetSetup> work)
      throws IOException, InterruptedException {
    if (!TenantId.admits(tenant) || !TargetName.admits(target)) {
      System.err.println("--tenant or --target: not of the form of a name");
      return Countersign.REFUSED;
    }
    try (var open = table.open()) {
      if (!table.inCloud()) {
        return with(open.ledger(), new InlineSecrets(), Loopback.ADMITTED, work);
      }
      try (var secrets = new CloudSecrets()) {
        return with(open.ledger(), secrets, Loopback.REFUSED, work);
      }
    }
  }

  private int with(
      Ledger ledger,
      Secrets secrets,
      Loopback loopback,
      ToIntBiFunction<DeliverAssembly, TargetSetup> work)
      throws IOException {
    var connection = ConnectionsByScheme.of(TargetOptions::hosts, loopback, Map.of());
    var assembly =
        new DeliverAssembly(
            ledger,
            new DeliverEdges(InstantSource.system(), System::nanoTime, secrets, connection));
    var setup =
        assembly
            .targets()
            .find(key())
            .orElseThrow(() ->
                new IOException(
                    "no target "
                        + target
                        + " in the applied billing.yaml of "
                        + tenant
                        + "; name one of its targets, or apply a billing.yaml that has it"));
    return work.applyAsInt(assembly, setup);
  }

  /** The hosts inside a private network that the operator names. */
  private static Set<String> hosts() {
    return Stream.of(System.getenv().getOrDefault(HOSTS, "").split(","))
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}

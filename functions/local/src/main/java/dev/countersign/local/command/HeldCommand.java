package dev.countersign.local.command;

import dev.countersign.app.deliver.desk.HeldPosting;
import dev.countersign.app.deliver.desk.ListHeld;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.PostingPage.Unreadable;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.run.HeldJson;
import dev.countersign.local.run.HeldTable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign held}: lists what only a person can bring into a billing engine. */
@Command(
    name = "held",
    description = {
      "Lists the results that are held on their way into billing engines, the longest first: why,"
          + " since when, what to do, and the commands for it.",
      "After what it names was mended: countersign release, or countersign give-up."
    },
    mixinStandardHelpOptions = true)
final class HeldCommand implements Callable<Integer> {
  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Only this target of the tenant's billing.yaml.")
  private @Nullable String target;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      defaultValue = "ndjson",
      description = "ndjson, one JSON object a line, or text, for people (default: ndjson).")
  private Form form = Form.NDJSON;

  @Mixin private TableOption table = new TableOption();

  /** How it is printed. */
  private enum Form {
    NDJSON,
    TEXT
  }

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!TenantId.admits(tenant)) {
      System.err.println("--tenant: not of the form of a tenant's id");
      return Countersign.REFUSED;
    }
    if (target != null && !TargetName.admits(target)) {
      System.err.println("--target: not of the form of a target's name");
      return Countersign.REFUSED;
    }
    try (var open = table.open()) {
      var listing = listing(TargetDesk.over(open.ledger()).listHeld());
      print(listing.held(), out);
      listing.unreadable().forEach(HeldCommand::tell);
      return listing.unreadable().isEmpty() ? Countersign.DONE : Countersign.REFUSED;
    }
  }

  private ListHeld.Listing listing(ListHeld list) {
    var name = new TenantId(tenant);
    return target == null ? list.of(name) : list.of(new TargetKey(name, new TargetName(target)));
  }

  private void print(List<HeldPosting> held, PrintStream out) {
    switch (form) {
      case NDJSON -> held.forEach(each -> out.println(HeldJson.of(each).toText()));
      case TEXT -> HeldTable.lines(held).forEach(out::println);
    }
  }

  private static void tell(Unreadable each) {
    System.err.println(
        "can't be read: target "
            + each.target().name()
            + ", "
            + each.event()
            + " of "
            + each.claim()
            + ": "
            + each.why().getMessage());
  }
}

package dev.countersign.local.command;

import dev.countersign.app.operate.restore.HoldRestoredPostings;
import dev.countersign.app.operate.restore.PutBackLeaves;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.operate.restore.ReconcileRestoredTable.Reconciled;
import dev.countersign.app.operate.restore.RestoreMonths;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.local.run.StoppedRunner;
import dev.countersign.local.table.BucketOfMonths;
import dev.countersign.local.table.CloudFunctions;
import dev.countersign.local.table.OpenTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign restored}: reconciles a restored table with what the bus has. */
@Command(
    name = "restored",
    description = {
      "Tells a table that was restored to an earlier time which of its results are on the bus. Run"
          + " it before anything is published, settled or sent again. Those results stand until the"
          + " grace ends; then each outcome is decided by all that was sent again.",
      "Prints a line of JSON for each outcome: told, known (nothing of it was lost), or problem."
          + " Running it again gives the outcomes that still wait more time, and changes nothing"
          + " else. What billing engines may have got since, and may not know again, is held.",
      "Months that are sealed are closed again by their files, and the leaves of entries that are"
          + " lost and whose results are on the bus are put back."
    },
    mixinStandardHelpOptions = true)
final class RestoredCommand implements Callable<Integer> {
  @Option(
      names = "--events",
      paramLabel = "FILE",
      required = true,
      description =
          "All events published since some time before the restored time, one CloudEvent a line,"
              + " bare or in EventBridge's envelope: the bus's archive replayed, or the billing"
              + " engine's export.")
  private Path events = Path.of("");

  @Option(
      names = "--grace",
      paramLabel = "SPAN",
      defaultValue = "P1D",
      description =
          "How long the sources have to send again (ISO 8601; default: ${DEFAULT-VALUE}).")
  private Duration grace = Duration.ofDays(1);

  @ArgGroup(multiplicity = "1")
  private RestoredTableOption restoredTable = new RestoredTableOption();

  @Option(
      names = "--receipt-key",
      paramLabel = "PARAM",
      description = "Needed with --table: the stack's parameter ReceiptKeyParameter.")
  private @Nullable String receiptKey;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "Needed with --table: the stack's parameter Issuer.")
  private @Nullable String issuer;

  @Option(
      names = "--months",
      paramLabel = "BUCKET",
      description =
          "With --table: the bucket of S3 that has the stack's sealed months; leave it out where"
              + " none was ever sealed.")
  private @Nullable String months;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    checkUsage();
    List<ResultEvent> published;
    try {
      published = PublishedEventsFile.read(events);
    } catch (PublishedEventsFile.Mistaken e) {
      System.err.println(e.getMessage());
      System.err.println("nothing was written: mend the file, then run this again");
      return Countersign.REFUSED;
    }
    var data = restoredTable.data();
    if (data != null) {
      try (var kept = StoppedRunner.in(data)) {
        months(kept.restoreMonths(), kept.putBack());
        return both(kept.tellRestored(), kept.holdPostings(), published, out);
      }
    }
    try (var table = OpenTable.inAws(Objects.requireNonNull(restoredTable.table()));
        var cloud =
            CloudFunctions.over(
                table, Objects.requireNonNull(receiptKey), Objects.requireNonNull(issuer))) {
      var ledger = table.ledger();
      months(byFiles(table), cloud.putBack(ledger));
      return both(cloud.tellRestored(), HoldRestoredPostings.in(ledger), published, out);
    }
  }

  private long byFiles(OpenTable table) {
    if (months == null) {
      return 0;
    }
    var files = BucketOfMonths.of(months, table);
    var restore = new RestoreMonths(table.ledger().monthIndex(), files);
    restore.restore();
    return restore.leaves();
  }

  /** Months are closed by their files before anything can come into them again. */
  private void months(long byFiles, PutBackLeaves leaves) throws IOException {
    PublishedEventsFile.each(events, leaves::add);
    int lost = leaves.put();
    if (byFiles + lost > 0) {
      System.err.println(
          "months: "
              + byFiles
              + " leaves put back by sealed files, "
              + lost
              + " of lost entries by their results");
    }
  }

  private void checkUsage() {
    var data = restoredTable.data();
    if (grace.isNegative() || grace.isZero()) {
      throw wrong("--grace: give more than zero");
    }
    if (!Files.isRegularFile(events)) {
      throw wrong(events + ": no such file");
    }
    if (data != null && !Files.isDirectory(data)) {
      throw wrong(data + ": no such folder");
    }
    if (data == null && (receiptKey == null || issuer == null)) {
      throw wrong("with --table give --receipt-key and --issuer of the stack");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }

  /** The postings are held first: a run that is cut short leaves nothing to be sent. */
  private int both(
      ReconcileRestoredTable restored,
      HoldRestoredPostings postings,
      List<ResultEvent> published,
      PrintStream out)
      throws IOException {
    postings.known();
    PublishedEventsFile.each(events, postings::lost);
    // What takes back a result may stand before it: it is in doubt once that is held.
    PublishedEventsFile.each(events, postings::lost);
    if (postings.held() > 0) {
      System.err.println(
          postings.held()
              + " postings are held: their engines may have them and forgot their keys; see"
              + " countersign held");
    }
    return reconcile(restored, published, out);
  }

  private int reconcile(
      ReconcileRestoredTable restored, List<ResultEvent> published, PrintStream out) {
    var refused = new ArrayList<Reconciled>();
    restored.reconcile(
        published,
        grace,
        Instant.now(),
        told -> {
          out.println(ReconciliationJson.of(told).toText());
          if (told.result().problem().isPresent()) {
            refused.add(told);
          }
        });
    return refused.isEmpty() ? Countersign.DONE : Countersign.REFUSED;
  }
}

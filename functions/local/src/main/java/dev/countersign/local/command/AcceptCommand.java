package dev.countersign.local.command;

import dev.countersign.forms.config.Secret;
import dev.countersign.local.send.AcceptanceRequest;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign accept}: a payer's signed word about a sealed month. */
@Command(
    name = "accept",
    description = {
      "Verifies a sealed month, signs an answer about it with the payer's own key, and sends it to"
          + " the seller.",
      "A month in which a fault is found is not accepted; it can be refused."
    },
    mixinStandardHelpOptions = true)
final class AcceptCommand implements Callable<Integer> {
  /** What the payer answers. */
  enum Answer {
    ACCEPTED,
    ACCEPTED_EXCEPT,
    REFUSED
  }

  @Parameters(paramLabel = "FILE", description = "The sealed month, such as acme-2026-11.sealed.")
  private Path file = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      required = true,
      description = "The seller's keys: what GET /v1/keys answered, saved.")
  private Path keys = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The payer's private key: Ed25519 as PEM (PKCS #8).")
  private Path key = Path.of("");

  @Option(
      names = "--previous",
      paramLabel = "FILE",
      description = "A sealed month before it, to be held against; may be given several times.")
  private List<Path> previous = new ArrayList<>();

  @Option(
      names = "--answer",
      defaultValue = "accepted",
      description =
          "accepted; accepted_except, with --outcome; or refused, with --why (default:"
              + " ${DEFAULT-VALUE}).")
  private Answer answer = Answer.ACCEPTED;

  @Option(
      names = "--outcome",
      paramLabel = "ID",
      description = "An outcome that is not accepted; may be given several times.")
  private List<String> outcomes = new ArrayList<>();

  @Option(names = "--why", paramLabel = "TEXT", description = "The reason.")
  private @Nullable String why;

  @ArgGroup(exclusive = false)
  private @Nullable CosignOptions cosign;

  @Option(
      names = "--id",
      description = "The message's id (default: one that the same answer gets again).")
  private @Nullable String id;

  @Option(
      names = "--decided-at",
      paramLabel = "TIME",
      description = "When it was decided (RFC 3339); said only where it is given.")
  private @Nullable Instant decidedAt;

  @Option(names = "--at", description = "The time that is signed (RFC 3339; default: now).")
  private @Nullable Instant at;

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description =
          "The whole address of the payer's source, as the seller gave it:"
              + " https://…/v1/sources/…/acceptances.")
  private URI address = URI.create("");

  @Option(
      names = "--as",
      defaultValue = "post",
      description = "post: send it. http: print the signed request (default: ${DEFAULT-VALUE}).")
  private SignedWord as = SignedWord.POST;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var given = SellerKeys.parse(Files.readAllBytes(keys)).asOptional();
    if (given.isEmpty()) {
      return refused("--keys: not a set of the seller's keys");
    }
    var months = previous.stream().map(MonthFile::at).toList();
    var report =
        new MonthVerifier(MonthGiven.ofMonths(given.get(), months)).verify(MonthFile.at(file));
    report.summary().forEach(System.err::println);
    if (!report.holds() && answer != Answer.REFUSED) {
      return refused("this month has faults; nothing was signed");
    }
    if (cosign != null && answer != Answer.ACCEPTED) {
      return refused(
          "--cosign-key: a cosignature accepts the whole month; it goes with --answer accepted");
    }
    var request = request();
    var problem = request.problems().stream().findFirst();
    if (problem.isPresent()) {
      return refused(problem.get() + ": " + problem.get().fix());
    }
    try {
      return as.done(request.signed(address, Secret.ofText(Files.readString(key).strip()), now()));
    } catch (UnusableKey e) {
      return refused("--key: " + e.getMessage());
    } catch (ConnectException e) {
      return refused("nothing answers at " + address);
    }
  }

  /** What the file's checkpoint and header say is what is answered about. */
  private AcceptanceRequest request() throws IOException {
    try (var in = SealedMonthReader.open(Files.newInputStream(file))) {
      var checkpoint = Checkpoint.parse(in.note().text()).asOptional();
      var first = in.next().flatMap(line -> MonthLeaf.parse(line.bytes()).asOptional());
      if (checkpoint.isEmpty() || !(first.orElse(null) instanceof MonthHeader header)) {
        throw new IOException(file + ": it has no checkpoint or no header to answer about");
      }
      String word = answer.name().toLowerCase(Locale.ROOT);
      String root = checkpoint.get().root().base64();
      var month = header.period();
      String cosigned = cosign == null ? null : cosign.cosigned(in.note(), key, now());
      String own =
          cosigned == null
              ? AcceptanceRequest.idOf(month, root, word, outcomes, why)
              : AcceptanceRequest.idOf(cosigned);
      return new AcceptanceRequest(
          id == null ? own : id, month, root, word, outcomes, why, decidedAt, cosigned);
    }
  }

  private Instant now() {
    return at == null ? Instant.now() : at;
  }

  private static int refused(String why) {
    System.err.println("countersign accept: " + why);
    return Countersign.REFUSED;
  }
}

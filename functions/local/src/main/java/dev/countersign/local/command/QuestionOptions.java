package dev.countersign.local.command;

import dev.countersign.app.read.ListQuestions;
import dev.countersign.app.read.QuestionFilter;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions.Cursor;
import dev.countersign.ledger.Questions.Order;
import dev.countersign.local.table.LocalStore;
import dev.countersign.local.table.OpenTable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which disputes or inquiries are listed, and where they lie. */
final class QuestionOptions {
  @Option(names = "--tenant", paramLabel = "ID", required = true, description = "The tenant.")
  private String tenant = "";

  @Option(
      names = "--state",
      paramLabel = "WORD",
      split = ",",
      description =
          "In this state; several with commas. Of disputes open, answered, stands, falls, adjusted,"
              + " withdrawn; of inquiries open, attested, declined, withdrawn, owed.")
  private Set<String> states = new HashSet<>();

  @Option(names = "--outcome", paramLabel = "ID", description = "Of this outcome: out_….")
  private @Nullable String outcome;

  @Option(
      names = "--due-before",
      paramLabel = "TIME",
      description = "Has not ended, and its deadline is before this (RFC 3339).")
  private @Nullable Instant dueBefore;

  @Option(
      names = "--order",
      paramLabel = "WORD",
      defaultValue = "newest",
      description =
          "newest: those that were opened last first. deadline: those that have not ended, the most"
              + " urgent first (default: ${DEFAULT-VALUE}).")
  private Order order = Order.NEWEST;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a local runner that is stopped.")
  private @Nullable Path data;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "A table in AWS; the AWS SDK finds account, region and AWS_ENDPOINT_URL.")
  private @Nullable String table;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The seller's server, which is asked as a reader; with --token.")
  private @Nullable URI server;

  @Option(
      names = "--token",
      paramLabel = "FILE",
      description = "With --server: the file that has the reader's token.")
  private @Nullable Path token;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "The address of a local runner (default: " + UpCommand.HOME + ").")
  private @Nullable URI runner;

  /**
   * Lists them, one JSON object a line.
   *
   * @param texts members that must have these values, beside those of the options
   * @return the exit status
   */
  int list(String command, Kind kind, Map<String, String> texts)
      throws IOException, InterruptedException {
    var wrong = mistake(kind);
    if (wrong.isPresent()) {
      System.err.println("countersign " + command + ": " + wrong.get());
      return Countersign.REFUSED;
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var wanted = new TreeMap<>(texts);
    if (outcome != null) {
      wanted.put("outcome", outcome);
    }
    if (server != null) {
      var reader = new QuestionReader(server, Files.readString(token()).strip());
      return reader.print(kind, query(wanted), out) ? Countersign.DONE : Countersign.REFUSED;
    }
    if (listed(kind, wanted, out) == 0) {
      System.err.println("countersign " + command + ": " + tenant + " has none of these");
    }
    return Countersign.DONE;
  }

  private int listed(Kind kind, Map<String, String> wanted, PrintStream out)
      throws IOException, InterruptedException {
    if (data != null) {
      try (var store = LocalStore.open(data)) {
        return print(store.ledger(), kind, wanted, out);
      }
    }
    try (var open = open()) {
      return print(open.ledger(), kind, wanted, out);
    }
  }

  private Optional<String> mistake(Kind kind) {
    if (Stream.of(data, table, server, runner).filter(Objects::nonNull).count() > 1) {
      return Optional.of("give one of --data, --table, --server and --to");
    }
    if ((server == null) != (token == null)) {
      return Optional.of("--server and --token go together");
    }
    if (token != null && !Files.isRegularFile(token)) {
      return Optional.of("--token: no such file");
    }
    if (data != null && !Files.isDirectory(data)) {
      return Optional.of("--data: no such folder");
    }
    if (!TenantId.admits(tenant)) {
      return Optional.of("--tenant: not of the form of a tenant's id");
    }
    if (outcome != null && !OutcomeId.admits(outcome)) {
      return Optional.of("--outcome: not of the form of an outcome's id");
    }
    var known = QuestionFilter.states(kind);
    return known.containsAll(states)
        ? Optional.empty()
        : Optional.of("--state: one or more of " + String.join(", ", known));
  }

  private Path token() {
    return Objects.requireNonNull(token);
  }

  private OpenTable open() throws IOException, InterruptedException {
    return table == null
        ? OpenTable.ofRunner(runner == null ? URI.create(UpCommand.HOME) : runner)
        : OpenTable.inAws(table);
  }

  /** Prints them; how many they are. */
  private int print(Ledger ledger, Kind kind, Map<String, String> texts, PrintStream out) {
    var questions = new ListQuestions(ledger.questions());
    var filter = new QuestionFilter(states, texts, Optional.ofNullable(dueBefore));
    Optional<Cursor> next = Optional.empty();
    int printed = 0;
    do {
      var page = questions.page(new TenantId(tenant), kind, order, filter, next);
      page.questions()
          .forEach(
              one -> out.println(new String(CanonicalJson.write(one), StandardCharsets.UTF_8)));
      printed += page.questions().size();
      next = page.next();
    } while (next.isPresent());
    return printed;
  }

  private Map<String, String> query(Map<String, String> texts) {
    var query = new TreeMap<>(texts);
    query.put("tenant", tenant);
    query.put("order", order.name().toLowerCase(Locale.ROOT));
    if (!states.isEmpty()) {
      query.put("state", String.join(",", states));
    }
    if (dueBefore != null) {
      query.put("due_before", dueBefore.toString());
    }
    return query;
  }
}

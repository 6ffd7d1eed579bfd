package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.simulation.clock.Scheduler;
import dev.countersign.testing.simulation.mistake.Mistake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What all processes of a world share: its table, its bus, its time. */
public final class SimulatedCloud {
  public static final String TABLE = "countersign";

  private final Scheduler clock;
  private final FaultPlan faults;
  private final Mistake mistake;
  private final List<Consumer<StreamChange>> followers = new ArrayList<>();
  private final List<Consumer<PublishedEvent>> listeners = new ArrayList<>();
  private Consumer<String> complaint = what -> {};
  private @Nullable Consumer<String> narrator;
  private final SharedTable table = new SharedTable();
  private final EventArchive archive = new EventArchive();
  private final Map<String, Reading<Terms>> terms = new HashMap<>();
  private final Map<String, SimulatedEngine> engines = new HashMap<>();
  private final CacheClock caches;
  private final AtomicReference<ReceiptIssuer> receipts = UnsignedReceipts.first();
  private final AtomicReference<SealedMonths> sealed = new AtomicReference<>(SealedMonths.NONE);

  public SimulatedCloud(Scheduler clock, FaultPlan faults, Mistake mistake) {
    this.clock = clock;
    this.faults = faults;
    this.mistake = mistake;
    this.caches = new CacheClock(clock);
  }

  public Scheduler clock() {
    return clock;
  }

  public FaultPlan faults() {
    return faults;
  }

  public Mistake mistake() {
    return mistake;
  }

  /** Adds one who is told of every change of the table, as it happens. */
  public void follow(Consumer<StreamChange> follower) {
    followers.add(follower);
  }

  /** Adds one who is told of every event, each time the bus takes it. */
  public void listen(Consumer<PublishedEvent> listener) {
    listeners.add(listener);
  }

  /** Sets who is told of log lines that no function should write in a sound setup. */
  public void complain(Consumer<String> to) {
    complaint = to;
  }

  /** A function logged a line: {@code defect} and {@code broken} are complaints. */
  void logged(SortedMap<String, Object> fields) {
    Object reason = fields.getOrDefault("reason", "");
    if (reason.equals("broken") || reason.equals("defect")) {
      complaint.accept(fields.getOrDefault("what", "something").toString());
    }
  }

  /** Sets who is told, for a person to read, of everything that happens. */
  public void narrate(Consumer<String> to) {
    narrator = to;
  }

  /** Tells the narrator, if there is one. */
  public void say(Supplier<String> what) {
    if (narrator != null) {
      narrator.accept(clock.now() + " " + clock.current().where() + " " + what.get());
    }
  }

  /** All that the bus ever took. */
  public EventArchive archive() {
    return archive;
  }

  void taken(PublishedEvent event) {
    say(() -> "event " + event);
    archive.add(event);
    listeners.forEach(listener -> listener.accept(event));
  }

  /** The table as it is, with nobody's faults. */
  public DynamoDbClient table() {
    return table.client();
  }

  /** Makes a request of the table, and tells its followers what changed. */
  <T> T using(Function<DynamoDbClient, T> request) {
    try {
      return request.apply(table.client());
    } finally {
      publishChanges();
    }
  }

  /** Tells the table's followers what changed since they were told last. */
  public void publishChanges() {
    table.changes(this::changed);
  }

  private void changed(StreamChange change) {
    say(() -> change.kind() + " " + change.key() + " " + change.image().get("dueAt"));
    followers.forEach(follower -> follower.accept(change));
  }

  /** The table as it is now, to go back to. */
  public TableSnapshot snapshot() {
    return table.snapshot();
  }

  /** Takes the table back to the snapshot, and gives the items that are there then. */
  public List<StreamChange> restore(TableSnapshot snapshot) {
    return table.restore(snapshot);
  }

  LaggingIndex index() {
    return table.index();
  }

  /** When work is due next, but for postings. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(table.index().nextDue(shard -> !shard.startsWith("B#")))
        .map(Instant::parse);
  }

  /** When a posting of a target is due next. */
  public Optional<Instant> nextPosting(String tenant, String target) {
    String due = "B#" + tenant + "#" + target + "#DUE#";
    return Optional.ofNullable(table.index().nextDue(shard -> shard.startsWith(due)))
        .map(Instant::parse);
  }

  /** Adds a billing engine. */
  public void add(SimulatedEngine engine) {
    engines.put(engine.host(), engine);
  }

  /** The engine at this host. */
  SimulatedEngine engine(String host) {
    return Objects.requireNonNull(engines.get(host), host);
  }

  /** Who countersigns entries. */
  public AtomicReference<ReceiptIssuer> receipts() {
    return receipts;
  }

  /** The sealed months that functions read. */
  public AtomicReference<SealedMonths> sealedMonths() {
    return sealed;
  }

  /** Settings were applied: caches may be older than this for a while. */
  public void applied() {
    caches.applied();
  }

  /** Each text is read once: there are many processes and few texts. */
  Reading<Terms> terms(String text) {
    return terms.computeIfAbsent(text, TermsForm::read);
  }

  /** The clock by which caches expire, in nanoseconds. */
  long cacheNanos() {
    return caches.nanos();
  }

  /** Whether caches may still be older than what was applied last. */
  public boolean cachesMayBeStale() {
    return caches.mayBeStale();
  }
}

package dev.countersign.testing.simulation.cloud;

import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.testing.simulation.clock.Scheduler;
import dev.countersign.testing.simulation.mistake.Mistake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What all processes of a world share: its table, its bus, its time. */
public final class SimulatedCloud {
  public static final String TABLE = "countersign";
  private static final Duration OLDEST_CACHE = Duration.ofSeconds(61);

  private final Scheduler clock;
  private final FaultPlan faults;
  private final Mistake mistake;
  private final List<Consumer<StreamChange>> followers = new ArrayList<>();
  private final List<Consumer<PublishedEvent>> listeners = new ArrayList<>();
  private Consumer<String> complaint = what -> {};
  private @Nullable Consumer<String> narrator;
  private InProcessDynamo table = new InProcessDynamo();
  private LaggingIndex index = new LaggingIndex();
  private int seen;
  private final List<StreamChange> told = new ArrayList<>();
  private final Set<String> there = new HashSet<>();
  private final EventArchive archive = new EventArchive();
  private final Map<String, Reading<Terms>> terms = new HashMap<>();
  private Instant applied;

  public SimulatedCloud(Scheduler clock, FaultPlan faults, Mistake mistake) {
    this.clock = clock;
    this.faults = faults;
    this.mistake = mistake;
    this.applied = clock.now();
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

  /** Tells every change of the table, as it happens. */
  public void follow(Consumer<StreamChange> follower) {
    followers.add(follower);
  }

  /** Tells every event, each time the bus takes it. */
  public void listen(Consumer<PublishedEvent> listener) {
    listeners.add(listener);
  }

  /** Tells what functions log of what is set up wrongly. */
  public void complain(Consumer<String> to) {
    complaint = to;
  }

  void logged(SortedMap<String, Object> fields) {
    Object reason = fields.getOrDefault("reason", "");
    if (reason.equals("broken") || reason.equals("defect")) {
      complaint.accept(fields.getOrDefault("what", "something").toString());
    }
  }

  /** Tells a person what happens, who wants to follow a run. */
  public void narrate(Consumer<String> to) {
    narrator = to;
  }

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
    return table;
  }

  /** The table, whose changes are told when this was used. */
  <T> T using(Function<DynamoDbClient, T> request) {
    try {
      return request.apply(table);
    } finally {
      tell();
    }
  }

  /** Tells what has changed. */
  public void tell() {
    var changes = table.changesSince(seen);
    seen += changes.size();
    for (var change : changes) {
      tell(change.keys(), change.image());
    }
  }

  private void tell(Map<String, AttributeValue> keys, @Nullable Map<String, AttributeValue> image) {
    String pk = Objects.requireNonNull(keys.get("pk")).s();
    String sk = Objects.requireNonNull(keys.get("sk")).s();
    var kind =
        image == null
            ? StreamChange.Kind.REMOVE
            : there.contains(pk + "|" + sk) ? StreamChange.Kind.MODIFY : StreamChange.Kind.INSERT;
    var change = new StreamChange(told.size() + 1L, kind, pk, sk, image == null ? Map.of() : image);
    if (image == null) {
      there.remove(change.key());
    } else {
      there.add(change.key());
    }
    told.add(change);
    say(() -> kind + " " + change.key() + " " + change.image().get("dueAt"));
    index.changed(change);
    followers.forEach(follower -> follower.accept(change));
  }

  /**
   * The table as it is, to go back to.
   *
   * @param changes how many there were
   */
  public record Snapshot(InProcessDynamo table, int changes) {}

  public Snapshot snapshot() {
    return new Snapshot(table.copy(), told.size());
  }

  /** The table is what it was; gives what is there. */
  public List<StreamChange> restore(Snapshot to) {
    Map<String, StreamChange> items = new LinkedHashMap<>();
    for (StreamChange change : told.subList(0, to.changes)) {
      items.remove(change.key());
      if (change.kind() != StreamChange.Kind.REMOVE) {
        items.put(change.key(), change);
      }
    }
    table = to.table;
    seen = table.changesSince(0).size();
    there.clear();
    there.addAll(items.keySet());
    index = new LaggingIndex();
    items.values().forEach(index::changed);
    return List.copyOf(items.values());
  }

  LaggingIndex index() {
    return index;
  }

  /** When work is due next. */
  public Optional<Instant> nextDue() {
    String next = index.nextDue();
    return Optional.ofNullable(next).map(Instant::parse);
  }

  /** Settings were applied: caches may be older than this for a while. */
  public void applied() {
    applied = clock.now();
  }

  /** Each text is read once: there are many processes and few texts. */
  Reading<Terms> terms(String text) {
    return terms.computeIfAbsent(text, TermsForm::read);
  }

  /** The clock of caches. It stands still while all that could be read anew would be the same. */
  long cacheNanos() {
    var latest = applied.plus(OLDEST_CACHE);
    var now = clock.now().isBefore(latest) ? clock.now() : latest;
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /** Whether caches may still be older than what was applied last. */
  public boolean cachesMayBeStale() {
    return clock.now().isBefore(applied.plus(OLDEST_CACHE));
  }
}

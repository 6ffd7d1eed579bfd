package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Claim;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import dev.countersign.testing.simulation.cloud.StreamChange;
import dev.countersign.testing.simulation.world.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every outcome's entries, as the table's stream shows them. */
public final class StreamedHistories {
  /** Names an outcome. */
  public record Name(String tenant, Claim claim) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int order = tenant.compareTo(other.tenant);
      return order != 0 ? order : claim.compareTo(other.claim);
    }
  }

  private final Map<Name, List<Entry>> histories = new TreeMap<>();
  private final Set<String> receipts = new HashSet<>();
  private final Map<String, String> hashes = new HashMap<>();

  /** Is told of every entry. */
  public interface Listener {
    /** An entry was added. */
    void written(Name outcome, byte[] canonical);

    /** An entry was changed or removed, which must never be. */
    void overwritten(Name outcome, String sk);
  }

  private final Listener listener;

  StreamedHistories(Listener listener) {
    this.listener = listener;
  }

  /** The table changed. */
  public void changed(StreamChange change) {
    String[] parts = change.pk().split("#", 4);
    if (parts.length < 4 || !parts[2].equals("O") || !change.sk().startsWith("E#")) {
      return;
    }
    var name = new Name(parts[1], Claim.parse(parts[3]));
    var stored =
        change.kind() == StreamChange.Kind.REMOVE
            ? Optional.<StoredEntry>empty()
            : EntryItem.read(change.image());
    String hash = stored.map(entry -> entry.sealed().hash().hex()).orElse("gone");
    String before = hashes.put(change.pk() + change.sk(), hash);
    if (before == null) {
      var entry = stored.orElseThrow();
      histories.computeIfAbsent(name, n -> new ArrayList<>()).add(entry.entry());
      receipts.add(entry.receipt());
      listener.written(name, EntryForm.write(entry.entry()));
    } else if (!before.equals(hash)) {
      listener.overwritten(name, change.sk());
    }
  }

  /** An outcome's entries; empty where it has none. */
  public List<Entry> history(Name outcome) {
    return histories.getOrDefault(outcome, List.of());
  }

  /** The numbers of an outcome's billable results, by their ids. */
  Map<String, Integer> revisions(Name outcome) {
    var revisions = new HashMap<String, Integer>();
    history(outcome).stream()
        .flatMap(entry -> entry.results().stream())
        .filter(result -> result.kind() == ResultEvent.Kind.BILLABLE)
        .forEach(result -> revisions.put(result.id().value(), result.revision()));
    return revisions;
  }

  /** Whether an entry has this receipt. */
  boolean has(String receipt) {
    return receipts.contains(receipt);
  }

  Map<Name, List<Entry>> histories() {
    return histories;
  }

  /** Whether the entry decided this message of this source. */
  static boolean answers(Entry entry, Message.Source source, String id) {
    return entry.trace() instanceof Trace.Said said
        && said.source().value().equals(source.id())
        && said.message().value().equals(id);
  }
}

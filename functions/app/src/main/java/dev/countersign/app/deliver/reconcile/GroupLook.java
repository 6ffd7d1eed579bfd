package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Follows;
import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.reconciling.Owed;
import dev.countersign.domain.reconciling.SeenLine;
import dev.countersign.forms.engine.ReadBackRules;
import dev.countersign.forms.engine.answer.ReadAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Holds one customer's and meter's postings of a month against the engine, by what its file can
 * read.
 */
final class GroupLook {
  /** So many lines are asked for before it is seen whether the time is up. */
  private static final int CHUNK = 50;

  private final TargetLook look;
  private final SuspicionLook suspicions;
  private final ExecutorService running;
  private final Instant end;

  GroupLook(TargetLook look, SuspicionLook suspicions, ExecutorService running, Instant end) {
    this.look = look;
    this.suspicions = suspicions;
    this.running = running;
    this.end = end;
  }

  /**
   * Looks at a group, from a place on.
   *
   * @return the place to go on where the time was up or the engine is silent; empty at the end
   */
  Optional<LookPlace> look(LookPlace from, OwedMonths owed) {
    if (!look.goesOn(end)) {
      return Optional.of(from);
    }
    var month = from.month();
    var group = from.group();
    String after = from.id();
    var rows =
        owed.rows(month, group).stream()
            .filter(row -> row.id().value().compareTo(after) > 0)
            .toList();
    look.tally().add("looked_at", rows.size());
    ReadBackRules rules = look.setup().engine().readBack();
    if (rules.list().isPresent()) {
      return listed(month, group, owed, rows);
    }
    if (rules.byId().isEmpty() && rules.sums().isEmpty()) {
      unread(month, group, rows);
      return Optional.empty();
    }
    return byIds(from, rows, owed.zone(group));
  }

  /** Asks for each line where the engine can be asked so, for documents, and for the sum. */
  private Optional<LookPlace> byIds(LookPlace from, List<OwedRow> rows, ZoneId zone) {
    ReadBackRules rules = look.setup().engine().readBack();
    var line = new LineLook(look, from.month().toString());
    var explained =
        from.id().isEmpty() ? Optional.of(BigDecimal.ZERO) : Optional.<BigDecimal>empty();
    var asked =
        rows.stream()
            .filter(row -> rules.byId().isPresent() || row.owed() instanceof Owed.Document)
            .toList();
    for (int i = 0; i < asked.size(); i += CHUNK) {
      if (!look.goesOn(end)) {
        return Optional.of(i == 0 ? from : from.after(asked.get(i - 1).id().value()));
      }
      var chunk = asked.subList(i, Math.min(asked.size(), i + CHUNK));
      for (Optional<BigDecimal> more : all(chunk, line)) {
        explained = explained.flatMap(known -> more.map(known::add));
      }
    }
    if (look.engine().isSilent()) {
      return Optional.of(from);
    }
    if (rules.sums().isPresent() && explained.isPresent()) {
      summed(from.month(), from.group(), zone, rows, explained.get());
    }
    return Optional.empty();
  }

  private Optional<LookPlace> listed(
      YearMonth month, BilledGroup group, OwedMonths owed, List<OwedRow> rows) {
    var lines = look.engine().lines(group, month, owed.zone(group));
    if (lines.isEmpty()) {
      unanswered(month, group);
      return Optional.empty();
    }
    Map<String, ReadAnswer.Line> byKey = new HashMap<>();
    lines.get().forEach(line -> byKey.putIfAbsent(line.key(), line));
    var line = new LineLook(look, month.toString());
    Set<String> ours = new HashSet<>();
    for (OwedRow row : rows) {
      var its = Optional.ofNullable(byKey.get(row.id().value()));
      ours.add(row.id().value());
      var seen =
          its.<SeenLine>map(found -> new SeenLine.There(found.amount()))
              .orElseGet(SeenLine.NotThere::new);
      var _ = row.owed() instanceof Owed.Document ? line.asked(row) : line.listed(row, seen);
    }
    byKey.values().stream()
        .filter(found -> EventId.admits(found.key()) && !ours.contains(found.key()))
        .map(found ->
            new Suspicion.ForeignLine(month, group, new EventId(found.key()), found.amount()))
        .forEach(suspicions::add);
    return Optional.empty();
  }

  private void summed(
      YearMonth month, BilledGroup group, ZoneId zone, List<OwedRow> rows, BigDecimal explained) {
    var has = look.engine().sum(group, month, zone);
    if (has.isEmpty()) {
      unanswered(month, group);
      return;
    }
    look.tally().add("sums", 1);
    var owed = SuspicionLook.sum(rows, look.now());
    if (owed.unexplained(has.get(), explained).isPresent()) {
      suspicions.add(new Suspicion.OtherSum(month, group, has.get(), explained));
    }
  }

  private void unanswered(YearMonth month, BilledGroup group) {
    tell(month, group, Kind.UNANSWERED, null);
  }

  /** The engine can't be asked: what it should have is told, also what it took just now. */
  private void unread(YearMonth month, BilledGroup group, List<OwedRow> rows) {
    if (!rows.isEmpty()) {
      tell(month, group, Kind.UNREAD, taken(rows));
    }
  }

  private static BigDecimal taken(List<OwedRow> rows) {
    return rows.stream()
        .filter(row -> row.owed() instanceof Owed.Line)
        .map(OwedRow::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void tell(YearMonth month, BilledGroup group, Kind kind, @Nullable BigDecimal owed) {
    String name = Digest.of(month.toString(), group.customer(), group.meter()).prefix(32);
    look.tell(
        new BilledFinding(
            look.key(), kind, month.toString(), name, null, group, owed, null, Follows.TOLD, null));
  }

  /** How much more the engine has by each of these, in their order. */
  private List<Optional<BigDecimal>> all(List<OwedRow> rows, LineLook line) {
    var tasks =
        rows.stream()
            .<Callable<Optional<BigDecimal>>>map(
                row -> () -> look.engine().isSilent() ? Optional.empty() : line.asked(row))
            .toList();
    try {
      var results = new ArrayList<Optional<BigDecimal>>();
      for (Future<Optional<BigDecimal>> each : running.invokeAll(tasks)) {
        results.add(each.resultNow());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(Optional.empty());
    }
  }
}

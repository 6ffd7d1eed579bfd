package dev.countersign.app.dispute.line;

import dev.countersign.app.dispute.LineNames;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.MonthIndex.Place;
import dev.countersign.ledger.NamedOutcomes;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds outcomes and lines by the leaves of the tenant's months, and what has an id of its own by
 * the names that were written of it.
 */
public final class IndexedLineNames implements LineNames {
  private static final Pattern KEY = Pattern.compile("E/out_[0-9a-f]{32}/\\d{6}/[0-9a-f]{16}");
  private static final Pattern QUESTION = Pattern.compile("(dsp|inq)_[0-9a-f]{32}");

  /** Where the number of an entry stands in the key of its leaf. */
  private static final int SEQ = "E/out_0123456789abcdef0123456789abcdef/".length();

  private static final int SEQ_DIGITS = 6;

  private final MonthIndex index;
  private final NamedOutcomes names;

  public IndexedLineNames(MonthIndex index, NamedOutcomes names) {
    this.index = index;
    this.names = names;
  }

  /** One request for each month from the newest back to one that has an entry of the outcome. */
  @Override
  public Optional<NamedResult> outcome(TenantId tenant, OutcomeId outcome) {
    return index.months(tenant).reversed().stream()
        .map(IndexedMonth::period)
        .flatMap(month -> index.ofOutcome(tenant, month, outcome).values().stream())
        .flatMap(IndexedLineNames::json)
        .flatMap(leaf -> leaf.text("claim").stream())
        .findFirst()
        .map(claim -> new NamedResult(Claim.parse(claim), null));
  }

  /** One request. */
  @Override
  public Optional<NamedResult> event(TenantId tenant, EventId event) {
    return names
        .find(tenant, event.value())
        .filter(name -> name.revision() > 0)
        .map(name -> new NamedResult(name.claim(), name.revision()));
  }

  /** One request. */
  @Override
  public Optional<NamedResult> line(TenantId tenant, YearMonth month, String key) {
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    return index.find(tenant, month, key).stream()
        .flatMap(IndexedLineNames::json)
        .flatMap(leaf -> billed(tenant, key, leaf))
        .findFirst();
  }

  /** One request. */
  @Override
  public Optional<Claim> question(TenantId tenant, String id) {
    return QUESTION.matcher(id).matches()
        ? names.find(tenant, id).map(NamedOutcomes.OutcomeName::claim)
        : Optional.empty();
  }

  /** A leaf doesn't say a result's revision; of so many that are possible it is that of its id. */
  private static Stream<NamedResult> billed(TenantId tenant, String key, Json.Obj leaf) {
    var claim = Claim.parse(leaf.text("claim").orElseThrow());
    var ids = results(leaf).map(IndexedLineNames::id).flatMap(Optional::stream).toList();
    int most = Integer.parseInt(key, SEQ, SEQ + SEQ_DIGITS, 10);
    return IntStream.rangeClosed(1, most)
        .filter(
            revision ->
                ids.contains(
                    ResultEvent.idOf(tenant, claim, revision, Kind.BILLABLE).value()))
        .mapToObj(revision -> new NamedResult(claim, revision));
  }

  private static Stream<Json> results(Json.Obj leaf) {
    return leaf.get("results").orElse(null) instanceof Json.Arr(List<Json> all)
        ? all.stream()
        : Stream.empty();
  }

  private static Optional<String> id(Json result) {
    return result instanceof Json.Obj of ? of.text("id") : Optional.empty();
  }

  private static Stream<Json.Obj> json(Place place) {
    return place instanceof Place.Here(IndexedLeaf leaf)
            && StrictJson.parse(leaf.json().toArray()) instanceof Reading.Read<Json>(Json.Obj of)
        ? Stream.of(of)
        : Stream.empty();
  }
}

package dev.countersign.app.delivery;

import dev.countersign.app.delivery.GivenEvents.Given;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.SourceAccounts.Address;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Refusals;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.mapping.PayloadAccounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a vendor's app says to the sources of the accounts that it is of. A source is given
 * the events of its account only, and keeps no others': of a delivery of several accounts it keeps
 * its own events and the digest of the whole, which is kept with the app source.
 */
public final class AppDeliveries {
  private static final Problem NO_ACCOUNT =
      new Problem(
          "no_account",
          "",
          "an event names no account, so it is of none of the app's sources",
          "see what the vendor sends; the events of known accounts were handled");

  private static final Problem BROKEN =
      new Problem(
          "broken",
          "",
          "something of this source or its tenant is set up wrongly",
          "mend it, as the log says, and replay");

  private final Sources sources;
  private final DeliveryProcessor<?> processor;
  private final PassedOverCounts counts;
  private final AppRefusals refused;
  private final Outcomes outcomes;

  public AppDeliveries(
      Sources sources,
      DeliveryProcessor<?> processor,
      PassedOverCounts counts,
      Refusals refusals,
      Outcomes outcomes) {
    this.sources = sources;
    this.processor = processor;
    this.counts = counts;
    this.refused = new AppRefusals(refusals, counts);
    this.outcomes = outcomes;
  }

  /**
   * Handles it, each account's events by its source; durable when it returns. No account's failure
   * costs another: what is refused is kept with the source that it is for, and what is over that
   * source's room is counted.
   *
   * @return what became of each account's events, and of what no account has
   * @throws Unavailable when a dependency failed: sent again, what was handled is a duplicate
   */
  GivenEvents handle(Source app, AuthenticatedDelivery delivery) {
    var about = app.profile().about();
    return switch (PayloadReader.read(about.payload(), delivery.payload())) {
      case Reading.Unreadable<Json> wrong ->
          new GivenEvents(List.of(kept(app.name(), delivery, wrong.problems().getFirst(), 1)));
      case Reading.Read<Json>(Json payload) ->
          divided(
              app,
              delivery,
              payload,
              new PayloadAccounts(Objects.requireNonNull(about.account(), "apply wants one")));
    };
  }

  private GivenEvents divided(
      Source app, AuthenticatedDelivery verified, Json payload, PayloadAccounts accounts) {
    Map<Optional<String>, Long> events = new LinkedHashMap<>();
    accounts.of(payload).forEach(account -> events.merge(account, 1L, Long::sum));
    var delivery = verified.givingTo(sources(app, events.keySet()));
    var results = new ArrayList<Given>();
    @Nullable Unavailable again = null;
    for (var each : events.entrySet()) {
      try {
        if (each.getKey().isEmpty()) {
          results.add(kept(app.name(), delivery, NO_ACCOUNT, each.getValue()));
          continue;
        }
        String account = each.getKey().get();
        boolean several = events.size() > 1;
        var own = several ? accounts.only(payload, account).orElseThrow() : null;
        long count = each.getValue();
        given(app, account, delivery, own, count)
            .ifPresentOrElse(results::add, () -> passedOver(account, count, delivery.context()));
      } catch (Unavailable e) {
        again = e;
      }
    }
    if (again != null) {
      throw again;
    }
    return new GivenEvents(results);
  }

  private static SortedSet<String> sources(Source app, Set<Optional<String>> accounts) {
    return accounts.stream()
        .flatMap(Optional::stream)
        .map(app.accounts().routes()::get)
        .filter(Objects::nonNull)
        .map(Address::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void passedOver(String account, long events, DeliveryContext context) {
    counts.count(context.tenant(), context.source(), account, events, context.decidedAt());
  }

  /**
   * Handles one account's events; none where no source wants them. What is set up wrongly for one
   * account is kept for it, so that the vendor need not send all of it again.
   *
   * @param own its events, where the delivery has others too
   * @param events so many they are
   */
  private Optional<Given> given(
      Source app, String account, AuthenticatedDelivery delivery, @Nullable Json own, long events) {
    var address = app.accounts().routes().get(account);
    if (address == null) {
      return Optional.empty();
    }
    var name = new SourceName(address.tenant(), address.source());
    var part = own == null ? null : Bytes.of(CanonicalJson.write(own));
    var given = delivery.givenTo(name, app.name(), part);
    try {
      var source = sources.find(name).filter(known -> wants(known, app, account));
      if (source.isEmpty()) {
        return Optional.empty();
      }
      if (part != null) {
        outcomes.keep(delivery.context().tenant(), delivery.evidence());
      }
      var result = processor.process(source.get(), given);
      return Optional.of(new Given(name, refused.settled(given, result)));
    } catch (Misconfigured | Defect e) {
      return Optional.of(kept(name, given, BROKEN, events));
    }
  }

  /** Whether the source wants to be given the events of this account by this app source. */
  private static boolean wants(Source source, Source app, String account) {
    var here = new Address(app.name().tenant(), app.name().source());
    return source.kind() == Kind.ATTESTATION
        && source.accounts().own().equals(Optional.of(account))
        && source.accounts().app().equals(Optional.of(here))
        && source.profile().about().name().equals(app.profile().about().name());
  }

  private Given kept(
      SourceName source, AuthenticatedDelivery delivery, Problem problem, long events) {
    return new Given(source, refused.keep(delivery, problem, events));
  }
}

package dev.countersign.app.sessions;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.NamedTenant;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.inbound.SessionForm.Received;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.mapping.MappingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The sessions of one authentic delivery: recorded, and what can't be used kept. */
public final class RecordItems {
  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final RecordSession record;
  private final Refusals refusals;

  public RecordItems(
      Function<TenantId, Pseudonyms> pseudonyms, RecordSession record, Refusals refusals) {
    this.pseudonyms = pseudonyms;
    this.record = record;
    this.refusals = refusals;
  }

  /** What was recorded, and what could not be used. */
  public record RecordedItems(List<Session> sessions, List<ItemProblem> problems) {
    public RecordedItems {
      sessions = List.copyOf(sessions);
      problems = List.copyOf(problems);
    }
  }

  public RecordedItems record(SourceName name, Mapper mapper, AuthenticatedDelivery delivery) {
    var recorded =
        switch (mapper.map(delivery.said(), delivery.messageId(), delivery.receivedAt())) {
          case MappingResult.Unmapped unmapped ->
              new RecordedItems(List.of(), List.of(new ItemProblem(0, unmapped.problem())));
          case MappingResult.Items items -> recorded(name.tenant(), delivery, items.parts());
        };
    if (!recorded.problems().isEmpty()) {
      var evidence = delivery.evidence();
      refusals.keep(
          name.tenant(),
          new RefusedDelivery(name.source(), evidence.receivedAt(), recorded.problems(), evidence));
    }
    return recorded;
  }

  private RecordedItems recorded(
      TenantId tenant, AuthenticatedDelivery delivery, List<MappingResult.Part> parts) {
    var received = new Received(delivery.receivedAt(), delivery.signedAt());
    var kept = new ArrayList<Session>();
    var problems = new ArrayList<ItemProblem>();
    for (MappingResult.Part part : parts) {
      if (!(part instanceof MappingResult.Item item)) {
        continue;
      }
      var astray = NamedTenant.problem(item.json(), tenant);
      if (astray.isPresent()) {
        problems.add(new ItemProblem(item.place(), astray.get()));
        continue;
      }
      switch (SessionForm.read(item.json(), received, pseudonyms.apply(tenant))) {
        case Reading.Unreadable<SessionRecord> wrong ->
            wrong
                .problems()
                .forEach(problem -> problems.add(new ItemProblem(item.place(), problem)));
        case Reading.Read<SessionRecord>(SessionRecord said) ->
            kept.add(
                record.record(
                    tenant,
                    said.session(),
                    said.content(),
                    delivery.evidence(),
                    parts.size(),
                    delivery.decidedAt()));
      }
    }
    return new RecordedItems(kept, problems);
  }
}

package dev.countersign.lambda.sessions;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.Addressee;
import dev.countersign.forms.Pseudonyms;
import dev.countersign.forms.Reading;
import dev.countersign.forms.SessionForm;
import dev.countersign.forms.SessionForm.Received;
import dev.countersign.forms.SessionForm.Recorded;
import dev.countersign.lambda.http.Authentic;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.Placed;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.trust.Mapped;
import dev.countersign.trust.Mapper;
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
  public record RecordedItems(List<Session> sessions, List<Placed> problems) {
    public RecordedItems {
      sessions = List.copyOf(sessions);
      problems = List.copyOf(problems);
    }
  }

  public RecordedItems record(SourceName name, Mapper mapper, Authentic delivery) {
    var recorded =
        switch (mapper.map(delivery.said(), delivery.messageId(), delivery.receivedAt())) {
          case Mapped.Unmapped unmapped ->
              new RecordedItems(List.of(), List.of(new Placed(0, unmapped.problem())));
          case Mapped.Items items -> recorded(name.tenant(), delivery, items.parts());
        };
    if (!recorded.problems().isEmpty()) {
      var evidence = delivery.evidence();
      refusals.keep(
          name.tenant(),
          new Refused(name.source(), evidence.receivedAt(), recorded.problems(), evidence));
    }
    return recorded;
  }

  private RecordedItems recorded(TenantId tenant, Authentic delivery, List<Mapped.Part> parts) {
    var received = new Received(delivery.receivedAt(), delivery.signedAt());
    var kept = new ArrayList<Session>();
    var problems = new ArrayList<Placed>();
    for (Mapped.Part part : parts) {
      if (!(part instanceof Mapped.Item item)) {
        continue;
      }
      var astray = Addressee.problem(item.json(), tenant);
      if (astray.isPresent()) {
        problems.add(new Placed(item.place(), astray.get()));
        continue;
      }
      switch (SessionForm.read(item.json(), received, pseudonyms.apply(tenant))) {
        case Reading.Unreadable<Recorded> wrong ->
            wrong.problems().forEach(problem -> problems.add(new Placed(item.place(), problem)));
        case Reading.Read<Recorded>(Recorded said) ->
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

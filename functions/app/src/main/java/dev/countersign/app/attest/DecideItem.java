package dev.countersign.app.attest;

import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.NamedTenant;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.Statements;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.mapping.MappingResult;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One item of a verified delivery: read, made a statement, decided. */
public final class DecideItem {
  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final DecideStatement decide;

  public DecideItem(Function<TenantId, Pseudonyms> pseudonyms, DecideStatement decide) {
    this.pseudonyms = pseudonyms;
    this.decide = decide;
  }

  /** What all items of a delivery share. */
  public record Came(
      TenantId tenant,
      SourceId source,
      Instant receivedAt,
      Instant decidedAt,
      @Nullable Instant signedAt,
      Assurance assurance,
      Digest evidence,
      @Nullable Evidence beside) {}

  public ItemAnswer decide(MappingResult.Item item, Came came) {
    String id = item.messageId();
    if (id == null || !MessageId.admits(id)) {
      return new ItemAnswer.Refused(
          item.place(),
          List.of(
              new Problem(
                  "missing",
                  "/id",
                  "missing, and the scheme signs none",
                  "send the message's id")));
    }
    var astray = NamedTenant.problem(item.json(), came.tenant());
    if (astray.isPresent()) {
      return new ItemAnswer.Refused(item.place(), List.of(astray.get()));
    }
    return switch (AttestationForm.read(item.json(), came.receivedAt())) {
      case Reading.Unreadable<Attestation> wrong ->
          new ItemAnswer.Refused(item.place(), wrong.problems());
      case Reading.Read<Attestation> read -> decided(item, new MessageId(id), read.value(), came);
    };
  }

  private ItemAnswer decided(
      MappingResult.Item item, MessageId id, Attestation attestation, Came came) {
    int place = item.place();
    var said =
        new Statements.Said(
            came.source(),
            id,
            came.receivedAt(),
            came.signedAt(),
            came.assurance(),
            came.evidence(),
            dated(item.json()));
    var statement = Statements.of(attestation, said, pseudonyms.apply(came.tenant()));
    var growth = decide.decide(came.tenant(), statement, came.beside(), came.decidedAt());
    return growth instanceof AppendResult.Refused refused
        ? new ItemAnswer.Refused(place, List.of(refused.problem()))
        : new ItemAnswer.Decided(place, growth);
  }

  /** A profile says so where its vendor's message holds no time. */
  private static Statements.Dated dated(Json item) {
    boolean receipt =
        item instanceof Json.Obj object
            && object.get("occurred_at_receipt").filter(new Json.Bool(true)::equals).isPresent();
    return receipt ? Statements.Dated.BY_RECEIPT : Statements.Dated.BY_MESSAGE;
  }
}

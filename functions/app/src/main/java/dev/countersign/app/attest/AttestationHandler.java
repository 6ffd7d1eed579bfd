package dev.countersign.app.attest;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.DeliveryResult;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.NamedTenant;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.Statements;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Outcomes;
import dev.countersign.trust.mapping.MappingResult.Item;
import dev.countersign.trust.mapping.MappingResult.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Attestations: each item becomes a statement, and the statement an entry of its outcome. */
public final class AttestationHandler implements ItemHandler<AppendResult> {
  private static final int LARGEST_SINGLE = 65_536;
  private static final Problem NO_ID =
      new Problem("missing", "/id", "missing, and the scheme signs none", "send the message's id");
  private static final Problem CONFLICT =
      new Problem(
          "conflict",
          "/id",
          "this message id was used with other content",
          "give each message its own id");

  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final StatementDecider decider;
  private final Outcomes outcomes;
  private final SessionsAhead ahead;

  public AttestationHandler(
      Function<TenantId, Pseudonyms> pseudonyms, StatementDecider decider, Outcomes outcomes) {
    this(pseudonyms, decider, outcomes, SessionsAhead.NONE);
  }

  private AttestationHandler(
      Function<TenantId, Pseudonyms> pseudonyms,
      StatementDecider decider,
      Outcomes outcomes,
      SessionsAhead ahead) {
    this.pseudonyms = pseudonyms;
    this.decider = decider;
    this.outcomes = outcomes;
    this.ahead = ahead;
  }

  @Override
  public String event() {
    return "attest";
  }

  @Override
  public int largestSingle() {
    return LARGEST_SINGLE;
  }

  /**
   * A batch's evidence is kept once; that of a single statement lies beside its entry. What its
   * statements look for is looked for together.
   */
  @Override
  public ItemHandler<AppendResult> begin(AuthenticatedDelivery delivery, List<Part> parts) {
    if (parts.size() < 2 || parts.stream().noneMatch(Item.class::isInstance)) {
      return this;
    }
    var tenant = delivery.context().tenant();
    outcomes.keep(tenant, delivery.evidence());
    var statements =
        parts.stream()
            .flatMap(part -> part instanceof Item item ? Stream.of(item) : Stream.empty())
            .filter(item -> NamedTenant.problem(item.json(), tenant).isEmpty())
            .flatMap(item -> statement(item, delivery).stream())
            .toList();
    return new AttestationHandler(pseudonyms, decider, outcomes, decider.ahead(tenant, statements));
  }

  /** One claim is one lane: its statements build on each other. */
  @Override
  public String lane(Item item, AuthenticatedDelivery delivery) {
    var tenant = delivery.context().tenant();
    return statement(item, delivery)
        .flatMap(statement -> decider.claim(tenant, statement))
        .map(Claim::toString)
        .orElse("");
  }

  /** What the item says; nothing where it is refused when it is handled. */
  private Optional<Statement> statement(Item item, AuthenticatedDelivery delivery) {
    String id = item.messageId();
    var context = delivery.context();
    try {
      return id != null
              && MessageId.admits(id)
              && AttestationForm.read(item.json(), context.receivedAt())
                  instanceof Reading.Read<Attestation>(Attestation read)
          ? Optional.of(statement(item, new MessageId(id), read, context))
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  @Override
  public ItemResult<AppendResult> handle(Item item, AuthenticatedDelivery delivery, int together) {
    String id = item.messageId();
    if (id == null || !MessageId.admits(id)) {
      return new ItemResult.Refused<>(item.place(), NO_ID);
    }
    return switch (AttestationForm.read(item.json(), delivery.context().receivedAt())) {
      case Reading.Unreadable<Attestation> wrong ->
          new ItemResult.Refused<>(item.place(), wrong.problems());
      case Reading.Read<Attestation>(Attestation read) ->
          decided(item, new MessageId(id), read, delivery, together);
    };
  }

  private ItemResult<AppendResult> decided(
      Item item, MessageId id, Attestation attestation, AuthenticatedDelivery delivery, int all) {
    var context = delivery.context();
    var statement = statement(item, id, attestation, context);
    var evidence = all == 1 ? delivery.evidence() : null;
    var result = decider.decide(context.tenant(), statement, evidence, ahead, context.decidedAt());
    return result
        .problem()
        .<ItemResult<AppendResult>>map(problem -> new ItemResult.Refused<>(item.place(), problem))
        .orElseGet(() ->
            new ItemResult.Done<>(
                item.place(), result, result.isConflict() ? List.of(CONFLICT) : List.of()));
  }

  private Statement statement(
      Item item, MessageId id, Attestation attestation, DeliveryContext context) {
    var names = pseudonyms.apply(context.tenant());
    return Statements.of(attestation, id, context, dated(item.json()), names);
  }

  /** A profile sets {@code occurred_at_receipt} when its vendor's message holds no time. */
  private static Statements.Dated dated(Json item) {
    boolean receipt =
        item instanceof Json.Obj object
            && object.get("occurred_at_receipt").filter(new Json.Bool(true)::equals).isPresent();
    return receipt ? Statements.Dated.BY_RECEIPT : Statements.Dated.BY_MESSAGE;
  }

  @Override
  public HttpAnswer answer(DeliveryResult.Handled<AppendResult> handled) {
    return AttestationAnswer.of(handled);
  }
}

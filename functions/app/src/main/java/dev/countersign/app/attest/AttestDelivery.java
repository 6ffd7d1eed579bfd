package dev.countersign.app.attest;

import dev.countersign.app.attest.DecideItem.Came;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.mapping.MappingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * One verified delivery: mapped, each item decided, and what can't be used kept. Durable when it
 * returns.
 */
public final class AttestDelivery {
  private static final int LARGEST_SINGLE = 65_536;
  private static final Problem CONFLICT =
      new Problem(
          "conflict",
          "/id",
          "this message id was used with other content",
          "give each message its own id");

  private static final Problem HANDSHAKE =
      new Problem(
          "handshake",
          "",
          "the vendor asks whether this address is yours; nothing of it was signed",
          "confirm it at the vendor's with what it sent, then end the source's set_up_until");

  private final DecideItem decide;
  private final Ledger ledger;

  public AttestDelivery(DecideItem decide, Ledger ledger) {
    this.decide = decide;
    this.ledger = ledger;
  }

  /** What became of a delivery. */
  public sealed interface Attested {
    record Answered(List<ItemAnswer> items, Assurance assurance) implements Attested {
      public Answered {
        items = List.copyOf(items);
      }
    }

    /** Nothing in it could be read. */
    record Unreadable(Problem problem) implements Attested {}

    /** Larger than a single statement may be. */
    record TooLarge() implements Attested {}
  }

  public Attested attest(SourceName name, Mapper mapper, AuthenticatedDelivery delivery) {
    var evidence = delivery.evidence();
    return switch (mapper.map(delivery.said(), delivery.messageId(), delivery.receivedAt())) {
      case MappingResult.Unmapped unmapped -> {
        keep(name, evidence, List.of(new ItemProblem(0, unmapped.problem())));
        yield new Attested.Unreadable(unmapped.problem());
      }
      case MappingResult.Items items
          when items.parts().size() == 1 && evidence.raw().size() > LARGEST_SINGLE ->
          new Attested.TooLarge();
      case MappingResult.Items items -> answered(name, delivery, items.parts());
    };
  }

  /** Keeps a vendor's handshake that a person must complete. */
  public void keepHandshake(SourceName name, Evidence evidence) {
    keep(name, evidence, List.of(new ItemProblem(0, HANDSHAKE)));
  }

  private Attested answered(
      SourceName name, AuthenticatedDelivery delivery, List<MappingResult.Part> parts) {
    var evidence = delivery.evidence();
    boolean single = parts.size() == 1;
    if (!single && parts.stream().anyMatch(MappingResult.Item.class::isInstance)) {
      ledger.outcomes().keep(name.tenant(), evidence);
    }
    var came =
        new Came(
            name.tenant(),
            name.source(),
            delivery.receivedAt(),
            delivery.decidedAt(),
            delivery.signedAt(),
            delivery.assurance(),
            evidence.digest(),
            single ? evidence : null);
    var answers =
        parts.stream()
            .map(part ->
                switch (part) {
                  case MappingResult.Item item -> decide.decide(item, came);
                  case MappingResult.Ignored(int place, String reason) ->
                      new ItemAnswer.Ignored(place, reason);
                })
            .toList();
    var unusable = answers.stream().flatMap(answer -> problems(answer).stream()).toList();
    if (!unusable.isEmpty()) {
      keep(name, evidence, unusable);
    }
    return new Attested.Answered(answers, delivery.assurance());
  }

  /** What of them can't be used. */
  public static List<Problem> problems(List<ItemAnswer> answers) {
    return answers.stream()
        .flatMap(answer -> problems(answer).stream())
        .map(ItemProblem::problem)
        .toList();
  }

  private static List<ItemProblem> problems(ItemAnswer answer) {
    var placed = new ArrayList<ItemProblem>();
    switch (answer) {
      case ItemAnswer.Refused refused ->
          refused
              .problems()
              .forEach(problem -> placed.add(new ItemProblem(answer.place(), problem)));
      case ItemAnswer.Decided decided when decided.growth() instanceof AppendResult.Conflicting ->
          placed.add(new ItemProblem(answer.place(), CONFLICT));
      case ItemAnswer.Decided decided -> {}
      case ItemAnswer.Ignored ignored -> {}
    }
    return placed;
  }

  private void keep(SourceName name, Evidence evidence, List<ItemProblem> problems) {
    ledger
        .refusals()
        .keep(
            name.tenant(),
            new RefusedDelivery(name.source(), evidence.receivedAt(), problems, evidence));
  }
}

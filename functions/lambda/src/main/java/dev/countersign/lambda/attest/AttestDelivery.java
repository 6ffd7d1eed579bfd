package dev.countersign.lambda.attest;

import dev.countersign.domain.Problem;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.lambda.attest.DecideItem.Came;
import dev.countersign.lambda.history.Growth;
import dev.countersign.lambda.http.Authentic;
import dev.countersign.lambda.http.SourceName;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.Placed;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.trust.Mapped;
import dev.countersign.trust.Mapper;
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

  public Attested attest(SourceName name, Mapper mapper, Authentic delivery) {
    var evidence = delivery.evidence();
    return switch (mapper.map(delivery.said(), delivery.messageId(), delivery.receivedAt())) {
      case Mapped.Unmapped unmapped -> {
        keep(name, evidence, List.of(new Placed(0, unmapped.problem())));
        yield new Attested.Unreadable(unmapped.problem());
      }
      case Mapped.Items items
          when items.parts().size() == 1 && evidence.raw().size() > LARGEST_SINGLE ->
          new Attested.TooLarge();
      case Mapped.Items items -> answered(name, delivery, items.parts());
    };
  }

  /** Keeps a vendor's handshake that a person must complete. */
  public void keepHandshake(SourceName name, Evidence evidence) {
    keep(name, evidence, List.of(new Placed(0, HANDSHAKE)));
  }

  private Attested answered(SourceName name, Authentic delivery, List<Mapped.Part> parts) {
    var evidence = delivery.evidence();
    boolean single = parts.size() == 1;
    if (!single && parts.stream().anyMatch(Mapped.Item.class::isInstance)) {
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
                  case Mapped.Item item -> decide.decide(item, came);
                  case Mapped.Ignored(int place, String reason) ->
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
        .map(Placed::problem)
        .toList();
  }

  private static List<Placed> problems(ItemAnswer answer) {
    var placed = new ArrayList<Placed>();
    switch (answer) {
      case ItemAnswer.Refused refused ->
          refused.problems().forEach(problem -> placed.add(new Placed(answer.place(), problem)));
      case ItemAnswer.Decided decided when decided.growth() instanceof Growth.Conflicting ->
          placed.add(new Placed(answer.place(), CONFLICT));
      case ItemAnswer.Decided decided -> {}
      case ItemAnswer.Ignored ignored -> {}
    }
    return placed;
  }

  private void keep(SourceName name, Evidence evidence, List<Placed> problems) {
    ledger
        .refusals()
        .keep(name.tenant(), new Refused(name.source(), evidence.receivedAt(), problems, evidence));
  }
}

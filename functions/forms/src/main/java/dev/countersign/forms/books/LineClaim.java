package dev.countersign.forms.books;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.matching.ClaimReading;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.PersonalTexts;
import dev.countersign.forms.inbound.Pseudonyms;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the claim of a line, as that of the attestation that it would be. */
final class LineClaim {
  private static final SourceId SOURCE = new SourceId("export");
  private static final MessageId MESSAGE = new MessageId("line");

  /** Two keys of nobody: a claim that differs under them names a person. */
  private static final Pseudonyms ONE = new Pseudonyms(Secret.ofText("a key of nobody, the first"));

  private static final Pseudonyms OTHER =
      new Pseudonyms(Secret.ofText("a key of nobody, the second"));

  private static final ClaimReading NEEDS_KEY =
      new ClaimReading.Unclaimed(
          new Problem(
              "needs_key",
              "",
              "the claim names a person, so it is known by its pseudonym",
              "give --key"));

  private LineClaim() {}

  static ClaimReading of(Attestation said, List<String> claimBy, BookNames names) {
    var known = names.pseudonyms();
    if (known.isPresent()) {
      return of(said, claimBy, known.get());
    }
    var one = of(said, claimBy, ONE);
    return one instanceof ClaimReading.Claimed && !one.equals(of(said, claimBy, OTHER))
        ? NEEDS_KEY
        : one;
  }

  private static ClaimReading of(Attestation said, List<String> claimBy, Pseudonyms pseudonyms) {
    var texts = new PersonalTexts(pseudonyms);
    var statement =
        new Statement(
            SOURCE,
            MESSAGE,
            said.act(),
            said.outcome(),
            texts.recordOrNull(said.record()),
            texts.nameOrNull(said.conversation()),
            said.session(),
            subject(said, pseudonyms),
            said.occurredAt(),
            said.occurredAt(),
            null,
            said.occurredAt(),
            said.value(),
            null,
            texts.facts(said.facts()),
            null,
            Assurance.CALLER_ONLY,
            ProvableTo.NOBODY,
            Digest.ZERO,
            Digest.ZERO);
    return ClaimReading.of(statement, claimBy);
  }

  private static SortedSet<MatchKey> subject(Attestation said, Pseudonyms pseudonyms) {
    return said.subject() == null ? new TreeSet<>() : pseudonyms.subject(said.subject());
  }
}

package dev.countersign.domain.matching;

import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an outcome keeps, read by the versions of its terms at one time, and which version it is
 * that reads it: the contract, section 6. It is computed once for each set of registers.
 *
 * @param version the version that reads the outcome
 * @param rank why it is this version
 */
public record OutcomeReading(
    OutcomeRegisters registers, TermsBook book, Instant now, VersionReading version, Rank rank) {

  /** Why a version reads an outcome. */
  public enum Rank {
    /** It governs: its own fold leads to a session that it governs. */
    GOVERNS,
    /** No version fits; this one was in force when the session of another started. */
    IN_FORCE_AT_START,
    /** No version fits, and none was in force when the session started. */
    BEFORE_ALL_VERSIONS,
    /** No version chose a session; this one has what there is to say. */
    WITHOUT_SESSION,
    /** It is an inquiry, in which nothing is owed; this one was in force when its session started. */
    ASKED
  }

  /** Reads the registers at {@code now}. */
  public static OutcomeReading of(OutcomeRegisters registers, TermsBook book, Instant now) {
    var asked = AskedReading.of(registers, book, now);
    if (asked.isPresent()) {
      return asked.get();
    }
    var newestFirst =
        book.versions().reversed().stream()
            .map(terms -> VersionReading.of(terms, registers, book, now))
            .toList();
    var governing = first(newestFirst, reading -> reading.fits(book));
    if (governing.isPresent()) {
      return new OutcomeReading(registers, book, now, governing.get(), Rank.GOVERNS);
    }
    var leading = first(newestFirst, reading -> !reading.chosen().isEmpty());
    if (leading.isPresent()) {
      return leading
          .get()
          .inForceAtStart(book)
          .flatMap(inForce -> first(newestFirst, reading -> reading.terms().equals(inForce)))
          .map(reading -> new OutcomeReading(registers, book, now, reading, Rank.IN_FORCE_AT_START))
          .orElseGet(() ->
              new OutcomeReading(registers, book, now, leading.get(), Rank.BEFORE_ALL_VERSIONS));
    }
    var without =
        first(newestFirst, reading -> reading.truth().isPresent())
            .or(() -> first(newestFirst, VersionReading::knowsWithoutTruth))
            .orElse(newestFirst.getFirst());
    return new OutcomeReading(registers, book, now, without, Rank.WITHOUT_SESSION);
  }

  private static Optional<VersionReading> first(
      List<VersionReading> readings, Predicate<VersionReading> fits) {
    return readings.stream().filter(fits).findFirst();
  }

  /** The version of the terms that reads the outcome. */
  public Terms terms() {
    return version.terms();
  }

  /** Whether it is read as a truth that nobody attested, since the payer was silent. */
  public boolean isOwedBySilence() {
    return rank == Rank.GOVERNS && registers.inquiry().filter(Inquiry::isUntracked).isPresent();
  }

  /** The chosen sessions, if the version governs; the foremost first. */
  public List<Session> chosen() {
    return rank == Rank.GOVERNS ? version.chosen() : List.of();
  }
}

package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an outcome, as a month has it.
 *
 * @param name of its claim
 * @param claim as it may be told
 * @param seq its number in the outcome, from 1
 * @param heard what the attested book has after it
 * @param sessionOrNull the session that it is of
 * @param billedOrNull what stands billed after it
 * @param saidOrNull the month in which a statement brought it; null where none did
 * @param happenedOrNull the month in which it happened, by the first result that it billed
 */
public record HeardEntry(
    BookName name,
    OutcomeId outcome,
    OutcomeType type,
    String claim,
    int seq,
    Hearing heard,
    @Nullable NamedSession sessionOrNull,
    @Nullable BookSum billedOrNull,
    @Nullable YearMonth saidOrNull,
    @Nullable YearMonth happenedOrNull) {}

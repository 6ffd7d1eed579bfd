package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the outcome under which a result is asked for, as a month has it.
 *
 * @param by the name of the session; that of the claim where the session can't be read from it
 * @param claim as it may be told
 * @param sessionOrNull the session's id
 * @param seq its number in the outcome, from 1
 * @param stateOrNull how the inquiry stands after it; null where it doesn't say so
 * @param billedOrNull what stands billed after it
 * @param openedOrNull the month in which it opened the inquiry; null where it didn't
 * @param happenedOrNull the month in which the result happened, by the first one that it billed
 */
public record AskedEntry(
    BookName by,
    OutcomeId outcome,
    OutcomeType type,
    String claim,
    @Nullable String sessionOrNull,
    int seq,
    @Nullable AskedState stateOrNull,
    @Nullable BookSum billedOrNull,
    @Nullable YearMonth openedOrNull,
    @Nullable YearMonth happenedOrNull) {}

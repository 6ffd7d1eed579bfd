package dev.countersign.domain.terms;

/**
 * When a truth becomes final: what is stated from then on changes nothing, save that it is another
 * record's.
 *
 * @param from the date that it counts from
 * @param span how long after that date
 */
public record Lock(DatePath from, CalendarSpan span) {}

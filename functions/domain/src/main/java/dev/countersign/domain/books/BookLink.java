package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeType;

/** What a result and the claim of a session have in common: a name and the outcome's type. */
public record BookLink(BookName name, OutcomeType type) {}

package dev.countersign.domain.books;

/** A session by its id, and by the name that it is held together by. */
public record NamedSession(String id, BookName name) {}

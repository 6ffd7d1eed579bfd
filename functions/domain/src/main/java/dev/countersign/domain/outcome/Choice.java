package dev.countersign.domain.outcome;

import dev.countersign.domain.SessionId;
import java.time.Instant;

/** A person's decision which of several sessions is meant: who, and why, for the record. */
public record Choice(SessionId session, String by, String why, Instant at) {}

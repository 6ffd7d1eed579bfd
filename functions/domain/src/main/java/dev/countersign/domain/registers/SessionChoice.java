package dev.countersign.domain.registers;

import dev.countersign.domain.SessionId;
import java.time.Instant;

/** A person's decision which of several sessions is meant: who, and why, for the record. */
public record SessionChoice(SessionId session, String by, String why, Instant at) {}

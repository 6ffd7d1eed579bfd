package dev.countersign.domain.registers;

import dev.countersign.domain.SessionId;
import java.time.Instant;

/**
 * A person's choice of the session that is meant, where the terms say {@code attribution: sole}.
 *
 * @param by who chose
 * @param why the person's reason
 * @param at the time of the resolution
 */
public record SessionChoice(SessionId session, String by, String why, Instant at) {}

package dev.countersign.proof.note;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signature that was verified.
 *
 * @param key who made it
 * @param atOrNull when a cosigner says that it was made; null of a signature that is none of a
 *     cosigner, or that says no time
 */
public record VerifiedSignature(NoteKey key, @Nullable Instant atOrNull) {}

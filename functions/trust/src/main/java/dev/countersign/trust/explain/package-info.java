/**
 * Explains to a person why a stored request was verified or rejected. Shows what was signed, and
 * never a secret.
 */
@NullMarked
package dev.countersign.trust.explain;

import org.jspecify.annotations.NullMarked;

/**
 * Fills the table for the bench of the function attest, and measures settle and the verdicts of
 * {@code verify --batch}. See {@code functions/bench/README.md}.
 */
@NullMarked
package dev.countersign.bench;

import org.jspecify.annotations.NullMarked;

package dev.countersign.testing.oracle;

import org.jspecify.annotations.Nullable;

/**
 * What became of one statement (contract, section 15).
 *
 * @param word the contract's word
 * @param detail of {@code refused} the reason, of {@code merged} the record that lives on
 */
public record OracleVerdict(String word, @Nullable String detail) {}

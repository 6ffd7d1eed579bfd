/**
 * The oracle: a second reading of the contract, for tests, by somebody who hadn't read the product.
 *
 * <p>{@link dev.countersign.testing.oracle.OracleCase} is all that is known of one claim, as sets.
 * {@link dev.countersign.testing.oracle.Oracle#at} says what must stand at a time, once all that is
 * due by then is settled. {@link dev.countersign.testing.oracle.Oracle#verdict} says what became of
 * one statement.
 *
 * <pre>
 * var known = new OracleCase(versions, statements, sessionForms, choices, rulings, published);
 * OracleAnswer must = Oracle.at(known, now);     // status, reason, amount, currency, shares, …
 * OracleVerdict verdict = Oracle.verdict(knownBefore, statement, now);
 * </pre>
 *
 * <p>Give it every statement about the claim, also the refused and repeated ones: the oracle itself
 * leaves out what the terms refuse and what repeats or contradicts an earlier message. It doesn't
 * model the bounds of section 4 nor the grace after a restore.
 *
 * <p>No class here depends on the product ({@code OracleIndependenceTest}).
 */
@NullMarked
package dev.countersign.testing.oracle;

import org.jspecify.annotations.NullMarked;

/**
 * The oracle: a second reading of the contract, for tests, by somebody who hadn't read the product.
 *
 * <p>{@link dev.countersign.testing.oracle.OracleCase} is all that is known of one claim, as sets.
 * {@link dev.countersign.testing.oracle.Oracle#at} says what must stand at a time, once all that is
 * due by then is settled. {@link dev.countersign.testing.oracle.Oracle#atMost} says what can stand
 * at most by then, settled or not.
 *
 * <pre>
 * var known = new OracleCase(terms, statements, sessionForms, choices, rulings, positiveResultsSoFar);
 * OracleAnswer must = Oracle.at(known, now);     // status, reason, amount, currency, shares, version
 * long most = Oracle.atMost(known, now);
 * </pre>
 *
 * <p>Give it every statement about the claim, also the refused and repeated ones: the oracle itself
 * leaves out what the terms refuse and what repeats or contradicts an earlier message. If a message
 * was delivered more than once, its time of receipt is that of the delivery whose entry was
 * written.
 *
 * <p>No class here depends on the product ({@code OracleIndependenceTest}).
 */
@NullMarked
package dev.countersign.testing.oracle;

import org.jspecify.annotations.NullMarked;

/**
 * What must stand billed, said by somebody who has never seen how it is decided.
 *
 * <p>{@link dev.countersign.testing.oracle.OracleCase} is all that is known of one claim, as a set;
 * {@link dev.countersign.testing.oracle.Oracle#at} says what must stand at a time once everything
 * due has been settled, {@link dev.countersign.testing.oracle.Oracle#atMost} what can at most stand
 * by then, settled or not.
 *
 * <pre>
 * var known = new OracleCase(terms, statements, sessionForms, choices, rulings, positiveResultsSoFar);
 * OracleAnswer must = Oracle.at(known, now);     // status, reason, amount, currency, shares, version
 * long most = Oracle.atMost(known, now);
 * </pre>
 *
 * <p>Give every statement about the claim, also refused and repeated ones: what the terms refuse
 * and what repeats or contradicts an earlier message is left out here. Of a message that was
 * delivered more than once the receipt that counts is that of the delivery whose entry was written.
 *
 * <p>No class here may know the domain ({@code OracleIndependenceTest}).
 */
@NullMarked
package dev.countersign.testing.oracle;

import org.jspecify.annotations.NullMarked;

/**
 * The audit: it checks the rules that always hold over every entry that was written, every event
 * that the bus took and every answer that was given. It is used so:
 *
 * <pre>
 * var audit = new Audit((tenant, outcome, at) -&gt; whatIsKnownOfTheTerms);
 * audit.written(tenant, claim, canonicalBytesOfTheEntry);   // once for each entry, as it appears in the table
 * audit.published(detailOfTheEvent, at);                     // for each event, each time the bus took it
 * audit.answered(answered);                                  // for each answer to a statement that was decided
 * audit.settled(tenant, claim, List.of(Oracle.at(known, now))); // for a claim, when nothing is outstanding
 * audit.reread(tenant, claim, bytesOfAllItsEntries);         // when its history is read again
 * List&lt;AuditFinding&gt; broken = audit.findings();
 * </pre>
 *
 * <p>It reads entries and events as plain JSON and shares no code with what decides, writes or
 * publishes.
 */
@NullMarked
package dev.countersign.testing.simulation.audit;

import org.jspecify.annotations.NullMarked;

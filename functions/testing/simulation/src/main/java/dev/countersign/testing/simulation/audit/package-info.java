/**
 * The ten rules of the design, checked over what was written and what was put on the bus.
 *
 * <pre>
 * var audit = new Audit((tenant, outcome) -&gt; versionsOfItsTerms);
 * audit.written(tenant, claim, canonicalBytesOfTheEntry);   // once for each entry, as it appears in the table
 * audit.published(detailOfTheEvent, at);                     // for each event, each time the bus took it
 * audit.answered(answered);                                  // for each answer to a statement that was decided
 * audit.settled(tenant, claim, Oracle.at(known, now));       // for a claim, when nothing is outstanding
 * audit.reread(tenant, claim, bytesOfAllItsEntries);         // when its history is read again
 * List&lt;Finding&gt; broken = audit.findings();
 * </pre>
 *
 * <p>Entries and events are read as plain JSON; nothing that decides, writes or publishes is asked.
 */
@NullMarked
package dev.countersign.testing.simulation.audit;

import org.jspecify.annotations.NullMarked;

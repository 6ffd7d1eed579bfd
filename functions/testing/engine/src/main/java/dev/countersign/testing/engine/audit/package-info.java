/**
 * A second reading of the billing page, for tests: whether the rules of its section 10 hold, and
 * what an engine's books must finally be. It shares no code with what posts.
 *
 * <pre>
 * List&lt;Breach&gt; breaches = BillingAudit.of(new AuditedBilling(results, books, postings, …));
 * Map&lt;Account, Map&lt;String, Long&gt;&gt; sums = FinalSums.ofPeriods(results, periods);
 * ReversalWay way = ReversalReading.of(reversalCase, rules);
 * </pre>
 */
@NullMarked
package dev.countersign.testing.engine.audit;

import org.jspecify.annotations.NullMarked;

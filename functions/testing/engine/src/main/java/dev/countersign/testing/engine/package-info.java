/**
 * A strict fake of a billing engine whose rules are data, for tests, and the books that it keeps.
 *
 * <p>It is nobody's engine. What it does is what {@link dev.countersign.testing.engine.EngineRules}
 * says, and no more; that a request is taken here proves nothing about how a vendor's engine
 * behaves. What was tried on a vendor's own software stands in the targets' files.
 *
 * <p>It has no clock: each call is told the time. It has no chance but what a seed decides.
 *
 * <pre>
 * var engine = new FakeEngine(EngineRules.plain());
 * EngineAnswer answer = engine.take(request, now);
 * EngineBooks books = engine.books(end);
 * </pre>
 */
@NullMarked
package dev.countersign.testing.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Measures how cost grows with what is already there: the real functions run over a table in the
 * process, which counts requests and bytes.
 */
@NullMarked
package dev.countersign.bench.growth;

import org.jspecify.annotations.NullMarked;

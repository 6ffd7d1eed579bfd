/**
 * Postings held against what stands and against what engines have: what is missing is mended where
 * that is safe, and everything else is told. Also what a target gets that was added later.
 */
@NullMarked
package dev.countersign.app.deliver.reconcile;

import org.jspecify.annotations.NullMarked;

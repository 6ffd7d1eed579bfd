/**
 * Delivery verifiers, one for each kind of profile. They alone can turn a raw delivery into a
 * verified one, so that its type proves what was checked.
 */
@NullMarked
package dev.countersign.trust.verify;

import org.jspecify.annotations.NullMarked;

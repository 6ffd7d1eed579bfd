/**
 * The words every part shares: ids, digests, keys to match by, and the reason something was
 * refused.
 */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;

/**
 * The words that all rooms share: ids, claims, digests, match keys, statuses, reasons and problems.
 * It knows no other room.
 */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;

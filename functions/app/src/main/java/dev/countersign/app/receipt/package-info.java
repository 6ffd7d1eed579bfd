/** The seller's keys of receipts: which one signs now, and the end that publishes them. */
@NullMarked
package dev.countersign.app.receipt;

import org.jspecify.annotations.NullMarked;

/** Tests of receipts. */
@NullMarked
package dev.countersign.trust.receipt;

import org.jspecify.annotations.NullMarked;

/** A bucket of S3: whole objects, written only on a condition. */
@NullMarked
package dev.countersign.ledger.bucket;

import org.jspecify.annotations.NullMarked;

/** Tests of the bucket that need no S3. */
@NullMarked
package dev.countersign.ledger.bucket;

import org.jspecify.annotations.NullMarked;

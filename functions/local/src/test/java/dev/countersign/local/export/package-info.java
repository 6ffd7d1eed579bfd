/** Tests of reading a payer's export. */
@NullMarked
package dev.countersign.local.export;

import org.jspecify.annotations.NullMarked;

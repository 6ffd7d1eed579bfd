/** Tests of what becomes of what the payer says about a sealed month. */
@NullMarked
package dev.countersign.domain.acceptance;

import org.jspecify.annotations.NullMarked;

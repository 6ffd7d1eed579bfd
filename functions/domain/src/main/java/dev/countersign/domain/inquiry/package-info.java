/**
 * Missing results: what a seller asks of a payer about a result that was claimed and not attested,
 * or not as the seller sees it: {@code docs/disputes.md}, section 11.
 */
@NullMarked
package dev.countersign.domain.inquiry;

import org.jspecify.annotations.NullMarked;

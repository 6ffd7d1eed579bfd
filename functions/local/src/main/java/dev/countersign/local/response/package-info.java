/**
 * What a payer answered about a sealed month, in the forms in which invoices are answered ({@code
 * docs/answer-codes.md}).
 */
@NullMarked
package dev.countersign.local.response;

import org.jspecify.annotations.NullMarked;

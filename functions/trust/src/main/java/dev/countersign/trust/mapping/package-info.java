/**
 * Who said it, and what: signatures, tokens, mapping and receipts. Nothing here knows AWS or
 * Quarkus.
 */
@NullMarked
package dev.countersign.trust.mapping;

import org.jspecify.annotations.NullMarked;

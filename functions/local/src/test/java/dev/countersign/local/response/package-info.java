/** Answers about sealed months in the forms in which invoices are answered. */
@NullMarked
package dev.countersign.local.response;

import org.jspecify.annotations.NullMarked;

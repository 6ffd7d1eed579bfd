/** The deployment's template, for the tests that hold the code against it. */
@NullMarked
package dev.countersign.ledger.template;

import org.jspecify.annotations.NullMarked;

/** What payers say about sealed months, by a delivery that their own key signed. */
@NullMarked
package dev.countersign.app.accept;

import org.jspecify.annotations.NullMarked;

/** A sealed month as one page that shows the month and checks it, in a browser and offline. */
@NullMarked
package dev.countersign.proof.sheet;

import org.jspecify.annotations.NullMarked;

/** From the bus to postings: each result event makes one posting in each target that it is for. */
@NullMarked
package dev.countersign.app.deliver.intake;

import org.jspecify.annotations.NullMarked;

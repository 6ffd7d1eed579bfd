/** What only a person can decide about postings: what is held, what to do, what they decided. */
@NullMarked
package dev.countersign.app.deliver.desk;

import org.jspecify.annotations.NullMarked;

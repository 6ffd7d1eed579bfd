/**
 * From postings to engines: what is due of a target is sent, oldest first, at the engine's pace,
 * and each answer is written. One posting costs no other; a target whose engine is away rests.
 */
@NullMarked
package dev.countersign.app.deliver.send;

import org.jspecify.annotations.NullMarked;

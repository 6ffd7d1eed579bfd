/**
 * A statement of a source: what it says, in what grade it was proved, and how its fields are read
 * by path. Whether it counts is not decided here.
 */
@NullMarked
package dev.countersign.domain.statement;

import org.jspecify.annotations.NullMarked;

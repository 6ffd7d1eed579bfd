/** Which lines are disputed: how they are named, and how the months stand that billed them. */
@NullMarked
package dev.countersign.app.dispute.line;

import org.jspecify.annotations.NullMarked;

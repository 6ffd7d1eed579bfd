/** Sealing from the command line: over a runner's table, or one in AWS. */
@NullMarked
package dev.countersign.local.seal;

import org.jspecify.annotations.NullMarked;

/** Tests of the local runner. */
@NullMarked
package dev.countersign.local.run;

import org.jspecify.annotations.NullMarked;

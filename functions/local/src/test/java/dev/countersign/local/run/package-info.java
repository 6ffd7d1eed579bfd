/** Tests of what runs. */
@NullMarked
package dev.countersign.local.run;

import org.jspecify.annotations.NullMarked;

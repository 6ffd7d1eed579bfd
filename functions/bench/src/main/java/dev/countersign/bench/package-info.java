/** What the function costs, measured through Lambda's runtime interface. */
@NullMarked
package dev.countersign.bench;

import org.jspecify.annotations.NullMarked;

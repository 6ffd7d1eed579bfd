/** From a verified payload to the 1 to 100 items it holds, by the profile's JSONata. */
@NullMarked
package dev.countersign.trust.mapping;

import org.jspecify.annotations.NullMarked;

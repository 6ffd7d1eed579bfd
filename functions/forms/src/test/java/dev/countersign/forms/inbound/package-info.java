/** Tests of how items are read and what statements they make, and of pseudonyms. */
@NullMarked
package dev.countersign.forms.inbound;

import org.jspecify.annotations.NullMarked;

/** Tests of what becomes of inbound names: their pseudonyms. */
@NullMarked
package dev.countersign.forms.inbound;

import org.jspecify.annotations.NullMarked;

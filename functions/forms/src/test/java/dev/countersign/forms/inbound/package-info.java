/** Tests of the forms. */
@NullMarked
package dev.countersign.forms.inbound;

import org.jspecify.annotations.NullMarked;

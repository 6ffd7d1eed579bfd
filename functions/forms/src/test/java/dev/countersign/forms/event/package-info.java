/** Tests of the forms. */
@NullMarked
package dev.countersign.forms.event;

import org.jspecify.annotations.NullMarked;

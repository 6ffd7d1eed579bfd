/** Tests of the published events, and the golden files that others build on. */
@NullMarked
package dev.countersign.forms.event;

import org.jspecify.annotations.NullMarked;

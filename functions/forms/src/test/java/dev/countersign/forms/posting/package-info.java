/** Tests of a posting's stored form. */
@NullMarked
package dev.countersign.forms.posting;

import org.jspecify.annotations.NullMarked;

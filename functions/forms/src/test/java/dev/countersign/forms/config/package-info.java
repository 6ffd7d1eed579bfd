/** Tests of the forms. */
@NullMarked
package dev.countersign.forms.config;

import org.jspecify.annotations.NullMarked;

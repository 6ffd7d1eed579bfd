/** Tests of the tenant's files: known fields, edits of a file. */
@NullMarked
package dev.countersign.forms.config;

import org.jspecify.annotations.NullMarked;

/** The published JSON Schemas: held against the readers, and the page that is written from them. */
@NullMarked
package dev.countersign.forms.schema;

import org.jspecify.annotations.NullMarked;

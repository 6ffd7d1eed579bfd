/** Tests of a tenant's folder: files that don't fit each other. */
@NullMarked
package dev.countersign.forms.folder;

import org.jspecify.annotations.NullMarked;

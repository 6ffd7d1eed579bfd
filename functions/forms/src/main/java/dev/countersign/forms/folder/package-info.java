/**
 * A tenant's folder as a whole: its files, and whether they fit each other. Every mistake names its
 * file, place and line.
 */
@NullMarked
package dev.countersign.forms.folder;

import org.jspecify.annotations.NullMarked;

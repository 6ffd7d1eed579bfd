/** What is published of an entry: result events for billing, changes for everyone who learns. */
@NullMarked
package dev.countersign.forms.event;

import org.jspecify.annotations.NullMarked;

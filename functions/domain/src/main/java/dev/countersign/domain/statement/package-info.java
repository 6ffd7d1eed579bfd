/** What a source said, as it was read: nothing here is believed or weighed yet. */
@NullMarked
package dev.countersign.domain.statement;

import org.jspecify.annotations.NullMarked;

/**
 * What billing engines answer, and what it means by their files. Bodies are bounded, may be broken,
 * and may be those of a stranger on the way; nothing of their text goes further.
 */
@NullMarked
package dev.countersign.forms.engine.answer;

import org.jspecify.annotations.NullMarked;

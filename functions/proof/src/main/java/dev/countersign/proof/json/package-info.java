/** JSON, read strictly, and written in the one form of RFC 8785. */
@NullMarked
package dev.countersign.proof.json;

import org.jspecify.annotations.NullMarked;

/** The keys of a source: how their text is read, when they are live, and which are too weak. */
@NullMarked
package dev.countersign.trust.verify.key;

import org.jspecify.annotations.NullMarked;

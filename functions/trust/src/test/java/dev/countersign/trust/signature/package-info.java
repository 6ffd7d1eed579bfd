/** Tests of signatures over templated content. */
@NullMarked
package dev.countersign.trust.signature;

import org.jspecify.annotations.NullMarked;

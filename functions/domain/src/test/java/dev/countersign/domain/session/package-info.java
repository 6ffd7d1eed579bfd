/** Tests of a session's forms. */
@NullMarked
package dev.countersign.domain.session;

import org.jspecify.annotations.NullMarked;

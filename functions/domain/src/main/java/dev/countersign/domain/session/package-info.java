/**
 * A session: what an agent did with one subject, in the {@code gen_ai.*} words of OpenTelemetry.
 */
@NullMarked
package dev.countersign.domain.session;

import org.jspecify.annotations.NullMarked;

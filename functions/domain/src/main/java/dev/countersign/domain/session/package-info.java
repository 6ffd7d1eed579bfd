/** What an agent did with one subject, named with OpenTelemetry's {@code gen_ai.*} words. */
@NullMarked
package dev.countersign.domain.session;

import org.jspecify.annotations.NullMarked;

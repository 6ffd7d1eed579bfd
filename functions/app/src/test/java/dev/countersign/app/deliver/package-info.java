/** Tests of results on their way into engines, against an engine that does what a script says. */
@NullMarked
package dev.countersign.app.deliver;

import org.jspecify.annotations.NullMarked;

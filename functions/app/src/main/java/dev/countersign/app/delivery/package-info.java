/** Requests and answers, apart from who serves them: verified sources in, problem details out. */
@NullMarked
package dev.countersign.app.delivery;

import org.jspecify.annotations.NullMarked;

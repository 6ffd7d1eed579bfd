/**
 * The files of billing engines ({@code infra/targets}), read strictly: what a result becomes there,
 * what an answer means, and how it is corrected. Half of a file is never read.
 */
@NullMarked
package dev.countersign.forms.engine;

import org.jspecify.annotations.NullMarked;

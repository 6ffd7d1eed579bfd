/**
 * What is sent to a billing engine: an input becomes a request whose bytes can be frozen, without
 * secrets; the same input has the same bytes.
 */
@NullMarked
package dev.countersign.forms.engine.request;

import org.jspecify.annotations.NullMarked;

/**
 * A tenant's {@code billing.yaml}: which results go into which billing engines, and with which
 * names and keys. It is read together with the engines' files, which say what it must name.
 */
@NullMarked
package dev.countersign.forms.billing;

import org.jspecify.annotations.NullMarked;

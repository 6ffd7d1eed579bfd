@NullMarked
package dev.countersign.forms.billing;

import org.jspecify.annotations.NullMarked;

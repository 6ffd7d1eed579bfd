@NullMarked
package dev.countersign.forms.engine;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.countersign.forms.engine.answer;

import org.jspecify.annotations.NullMarked;

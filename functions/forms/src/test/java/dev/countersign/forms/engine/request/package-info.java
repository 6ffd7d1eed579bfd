@NullMarked
package dev.countersign.forms.engine.request;

import org.jspecify.annotations.NullMarked;

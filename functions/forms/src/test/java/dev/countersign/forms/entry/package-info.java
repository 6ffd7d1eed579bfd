@org.jspecify.annotations.NullMarked
package dev.countersign.forms.entry;

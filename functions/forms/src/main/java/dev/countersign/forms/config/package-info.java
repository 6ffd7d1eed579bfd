/**
 * What a tenant sets up, read from YAML: the tenant, its sources and its terms. What is not
 * understood is refused, and every mistake names its place and line.
 */
@NullMarked
package dev.countersign.forms.config;

import org.jspecify.annotations.NullMarked;

/**
 * What a tenant sets up, read from YAML: the tenant, its sources, its terms, and the folder that
 * holds them. What is not understood is refused, and every mistake names its file, place and line.
 */
@NullMarked
package dev.countersign.forms.config;

import org.jspecify.annotations.NullMarked;

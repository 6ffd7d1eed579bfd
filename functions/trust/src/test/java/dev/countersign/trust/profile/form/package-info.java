/** Tests of reading a profile file, one mistake at a time. */
@NullMarked
package dev.countersign.trust.profile.form;

import org.jspecify.annotations.NullMarked;

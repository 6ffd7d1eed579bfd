/** Tests of profiles as data: the table in their README. */
@NullMarked
package dev.countersign.trust.profile;

import org.jspecify.annotations.NullMarked;
